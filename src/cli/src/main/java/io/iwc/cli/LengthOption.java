package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Sha256;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.generate.LengthDistribution;
import io.iwc.metric.MetricFamily;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Length distributions: {@code lognormal:mean=512,cv=0.8}, or {@code empirical:week.fingerprint.json}. */
abstract class LengthOption implements ITypeConverter<LengthDistribution> {
    private static final String EMPIRICAL = "empirical:";

    /** Which distribution of a fingerprint is meant. */
    private final MetricFamily family;

    private LengthOption(MetricFamily family) {
        this.family = family;
    }

    @Override
    public LengthDistribution convert(String text) {
        try {
            return text.startsWith(EMPIRICAL)
                    ? empirical(Path.of(text.substring(EMPIRICAL.length())))
                    : LengthDistribution.parse(text);
        } catch (IllegalArgumentException | IwcException e) {
            throw new TypeConversionException(Objects.toString(e.getMessage()));
        }
    }

    private LengthDistribution empirical(Path file) {
        var observed = FingerprintFile.read(file)
                .distribution(family)
                .filter(found -> found.size() > 0)
                .orElseThrow(() -> new IllegalArgumentException(file + ": " + family.id()
                        + ": found no distribution, expected a fingerprint that measured it"));
        return LengthDistribution.empirical(
                observed, file.getFileName() + "#" + family.id() + ",sha256=" + Sha256.hex(file));
    }

    /** Of prompts. */
    static final class Prompt extends LengthOption {
        Prompt() {
            super(MetricFamily.PROMPT_TOKENS);
        }
    }

    /** Of answers. */
    static final class Answer extends LengthOption {
        Answer() {
            super(MetricFamily.OUTPUT_TOKENS);
        }
    }

    /** Of conversations, in turns. */
    static final class Turns extends LengthOption {
        Turns() {
            super(MetricFamily.SESSION_TURNS);
        }
    }
}
