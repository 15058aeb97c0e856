package io.iwc.generate;

import io.iwc.IwcException;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.Optional;

/** A fingerprint as re-synthesis asks it: distributions of values, numbers with a default, and missing values. */
record Source(Fingerprint fingerprint) {
    static final String PROMPT = "tokens.prompt";
    static final String OUTPUT = "tokens.output";
    static final String GAP = "arrivals.gap";

    /** The values of a family; empty where the fingerprint has none. */
    Optional<EmpiricalValues> values(String base) {
        return fingerprint
                .distribution(base)
                .filter(observed -> observed.size() > 0)
                .map(observed -> EmpiricalValues.of(observed, number(base + ".mean", 0), number(base + ".std", 0)));
    }

    /** The values of a family that there has to be. */
    EmpiricalValues required(String base) {
        return values(base)
                .orElseThrow(() -> new IwcException("fingerprint \"" + fingerprint.name() + "\": " + base + ": found "
                        + "none (" + measurement(base + ".mean").reason() + "), expected lengths to make requests of"));
    }

    Measurement measurement(String id) {
        return fingerprint.measurement(Metric.of(id));
    }

    double number(String id, double otherwise) {
        var found = measurement(id);
        return found.isDefined() ? found.value() : otherwise;
    }

    /** A count for so many requests as the source has it for its own number of requests. */
    int scaled(String id, int requests) {
        return (int) Math.round(number(id, 0) * requests / number("requests.count", 1));
    }

    boolean hasSessions() {
        return number("sessions.count", 0) > 0;
    }

    /** The block size whose prefix reuse is known, if any is; the smallest of several. */
    Optional<Integer> blockSize() {
        return fingerprint.blockSizes().stream()
                .filter(size -> measurement("reuse.prefix.block" + size).isDefined())
                .findFirst();
    }

    /** Whether output lengths are caps, not what was observed. */
    boolean outputsAreCaps() {
        return fingerprint.label("tokens.outputSource").equals(Optional.of("cap"));
    }
}
