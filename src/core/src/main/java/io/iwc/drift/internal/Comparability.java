package io.iwc.drift.internal;

import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Section;
import io.iwc.metric.Trait;
import io.iwc.metric.Unit;
import io.iwc.metric.internal.DistanceMetric;
import java.util.Optional;

/**
 * Whether numbers of two sides mean the same. Token counts of different tokenizers do not; output lengths that are
 * caps on one side and observed on the other do not.
 *
 * @since 0.1
 */
public final class Comparability {
    /** Why figures of the wall clock have no baseline. */
    public static final String INCIDENTAL = "captured on the wall clock: other times in every run";

    private final Measured baseline;
    private final Measured current;
    private final boolean recordedOnly;

    private Comparability(Measured baseline, Measured current, boolean recordedOnly) {
        this.baseline = baseline;
        this.current = current;
        this.recordedOnly = recordedOnly;
    }

    /** How two sides compare. */
    public static Comparability of(Measured baseline, Measured current) {
        return new Comparability(baseline, current, false);
    }

    /** The same, where nothing is to be read from arrivals that were not recorded. */
    public Comparability ofRecordedArrivals() {
        return new Comparability(baseline, current, true);
    }

    /** Why this metric cannot be compared, if it cannot. */
    public Optional<String> obstacle(Metric metric) {
        if (countsTokens(metric) && tokenizers().isPresent()) {
            return tokenizers();
        }
        if (metric.has(Trait.USES_OUTPUT)) {
            return difference("tokens.outputSource", "output lengths are ");
        }
        return Optional.empty();
    }

    /**
     * Why nothing is to be read from a change of this metric, although both sides have it: the times of a capture on
     * the wall clock, and metrics that depend on their order, differ in every run.
     */
    public Optional<String> accident(Metric metric) {
        if (isIncidental(metric) && (isWallClockCapture(baseline) || isWallClockCapture(current))) {
            return Optional.of(INCIDENTAL);
        }
        return recordedOnly && isOfArrivals(metric)
                ? made(baseline, "in the baseline").or(() -> made(current, "now"))
                : Optional.empty();
    }

    private static Optional<String> made(Measured side, String when) {
        return side.label(Measured.ARRIVAL_SOURCE)
                .map(source -> "arrival times are " + source + " " + when + ", not recorded");
    }

    /** Whether a metric is of the times themselves, and not of an order that they give. */
    private static boolean isOfArrivals(Metric metric) {
        return isIncidental(metric)
                && (metric.unit() == Unit.SECONDS
                        || MetricCatalogue.of(metric).section() == Section.ARRIVALS
                        || (metric.isDistance() && DistanceMetric.base(metric).equals(MetricFamily.ARRIVAL_GAP)));
    }

    /** Whether a metric depends on when, and in which order, requests happened to arrive. */
    public static boolean isIncidental(Metric metric) {
        return metric.has(Trait.DEPENDS_ON_TIMES);
    }

    /** Whether one side is traffic that was captured on the wall clock. */
    public static boolean isWallClockCapture(Measured side) {
        return side.label("captured").filter("wall clock"::equals).isPresent();
    }

    /** Whether the value of a metric depends on what counts tokens. */
    public static boolean countsTokens(Metric metric) {
        return metric.has(Trait.COUNTS_TOKENS);
    }

    /** That tokens are counted by different tokenizers, if they are. */
    public Optional<String> tokenizers() {
        return difference("tokenizer.id", "tokens are counted by ")
                .or(() ->
                        difference("tokenizer.sha256", "tokens are counted by different versions of one tokenizer: "));
    }

    /** Labels are compared by their first word: {@code mixed (3 observed, 2 cap)} is mixed. */
    private Optional<String> difference(String label, String subject) {
        var then = baseline.label(label).map(Comparability::firstWord);
        var now = current.label(label).map(Comparability::firstWord);
        return then.isPresent() && now.isPresent() && !then.equals(now)
                ? Optional.of(subject + then.get() + " in the baseline and " + now.get() + " now")
                : Optional.empty();
    }

    private static String firstWord(String label) {
        return label.replaceFirst(" .*", "");
    }
}
