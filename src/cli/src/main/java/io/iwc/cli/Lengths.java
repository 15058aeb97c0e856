package io.iwc.cli;

import io.iwc.generate.LengthDistribution;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Length distributions: {@code lognormal:mean=512,cv=0.8}. */
final class Lengths implements ITypeConverter<LengthDistribution> {
    @Override
    public LengthDistribution convert(String text) {
        try {
            return LengthDistribution.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(Objects.toString(e.getMessage()));
        }
    }
}
