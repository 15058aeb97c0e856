package io.iwc.assertj;

import io.iwc.fingerprint.Measured;
import io.iwc.fingerprint.Measurement;
import io.iwc.fingerprint.Metric;

/**
 * The other side of a delta.
 *
 * @param obstacle why it cannot be compared with this side, empty if it can
 */
record Reference(String name, Metric metric, Measurement measurement, Measured source, String obstacle) {
    static Reference of(Measured other, Metric metric) {
        return new Reference(other.name(), metric, other.measurement(metric), other, "");
    }

    /** Like is compared with like: counted by the same tokenizer, output lengths from the same source. */
    Reference comparedWith(Measured now) {
        return new Reference(name, metric, measurement, source, obstacle(now));
    }

    boolean isJudgeable() {
        return measurement.isDefined() && obstacle.isEmpty();
    }

    double value() {
        return measurement.value();
    }

    private String obstacle(Measured now) {
        if (countsTokens()) {
            var differing = differing("tokenizer.id", now);
            if (!differing.isEmpty()) {
                return "tokens are counted by " + differing;
            }
        }
        if (dependsOnOutput()) {
            var differing = differing("tokens.outputSource", now);
            if (!differing.isEmpty()) {
                return "output lengths are " + differing;
            }
        }
        return "";
    }

    private String differing(String label, Measured now) {
        var there = source.label(label);
        var here = now.label(label);
        return there.isPresent() && here.isPresent() && !there.equals(here)
                ? there.get() + " in \"" + name + "\" and " + here.get() + " now"
                : "";
    }

    private boolean countsTokens() {
        var id = metric.id();
        return id.startsWith("tokens.")
                || id.startsWith("prefill.")
                || id.startsWith("reuse.")
                || id.startsWith("sessions.prompt");
    }

    private boolean dependsOnOutput() {
        var id = metric.id();
        return id.startsWith("tokens.output") || id.startsWith("tokens.promptOutputRatio") || id.startsWith("prefill.");
    }
}
