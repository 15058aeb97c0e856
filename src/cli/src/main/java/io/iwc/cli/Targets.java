package io.iwc.cli;

import io.iwc.run.Slo;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Latency targets: {@code ttft=500ms,tpot=50ms,latency=10s}. */
final class Targets implements ITypeConverter<Slo> {
    @Override
    public Slo convert(String text) {
        try {
            return Slo.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(Objects.requireNonNull(e.getMessage()));
        }
    }
}
