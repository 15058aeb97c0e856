package io.iwc.drift;

import io.iwc.drift.internal.Comparability;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How one measured thing differs from another: fingerprint against fingerprint or baseline, run against run. Deltas
 * are current − baseline. Immutable.
 *
 * @since 0.1
 */
public final class Drift {
    private static final String UNKNOWN_CLASS = "unknown";

    private static final String NO_SHIFT = "no major shift detected";

    private final Measured baseline;
    private final Measured current;
    private final Predicate<Metric> scope;
    private final Comparability comparability;
    private final List<Distance> distances;

    private Drift(Measured baseline, Measured current, Predicate<Metric> scope) {
        this(baseline, current, scope, Comparability.of(baseline, current));
    }

    private Drift(Measured baseline, Measured current, Predicate<Metric> scope, Comparability comparability) {
        this.baseline = baseline;
        this.current = current;
        this.scope = scope;
        this.comparability = comparability;
        distances = Distances.between(baseline, current).stream()
                .filter(distance -> scope.test(distance.metric()))
                .toList();
    }

    /**
     * The drift from one to the other.
     *
     * @throws NotComparableException if their tokens are counted by different tokenizers
     */
    public static Drift between(Measured baseline, Measured current) {
        Comparability.of(baseline, current).tokenizers().ifPresent(difference -> {
            throw new NotComparableException(difference
                    + ": no delta would mean anything; count both with one tokenizer, or compare what does not depend"
                    + " on tokens");
        });
        return new Drift(baseline, current, metric -> true);
    }

    /** The drift in everything that does not depend on token counts, whatever the tokenizers are. */
    public static Drift withoutTokens(Measured baseline, Measured current) {
        return new Drift(baseline, current, metric -> !Comparability.countsTokens(metric));
    }

    /** The same drift, in which gates on arrivals are not applicable where a side has none that were recorded. */
    public Drift ofRecordedArrivals() {
        return new Drift(baseline, current, scope, comparability.ofRecordedArrivals());
    }

    /** What is held against. */
    public Measured baseline() {
        return baseline;
    }

    /** What is held against it. */
    public Measured current() {
        return current;
    }

    /** Every metric that a side has, by id. */
    public SortedSet<Metric> metrics() {
        var metrics = new TreeSet<Metric>();
        metrics.addAll(baseline.measurements().keySet());
        metrics.addAll(current.measurements().keySet());
        metrics.removeIf(scope.negate());
        return metrics;
    }

    /** One metric on both sides. */
    public MetricDelta delta(Metric metric) {
        return new MetricDelta(
                metric,
                baseline.measurement(metric),
                current.measurement(metric),
                scope.test(metric) ? comparability.obstacle(metric) : comparability.tokenizers());
    }

    /** Every metric on both sides, by id. */
    public List<MetricDelta> deltas() {
        return metrics().stream().map(this::delta).toList();
    }

    /** Distances between the distributions, by id. */
    public List<Distance> distances() {
        return distances;
    }

    /** The distance of that id, {@code distance.tokens.prompt.ks}, if it is one. */
    public Optional<Distance> distance(Metric metric) {
        return distances.stream()
                .filter(distance -> distance.metric().equals(metric))
                .findFirst();
    }

    /** A short summary of the changes; {@code no major shift detected} if there are none. */
    public List<String> shift() {
        var shifts = shifts();
        return shifts.isEmpty()
                ? List.of(NO_SHIFT)
                : shifts.stream().map(Shift::text).toList();
    }

    /** What changed, for programs; empty if nothing did. */
    public List<Shift> shifts() {
        return ShiftHints.of(this);
    }

    /** What changed, in sentences that name the effect on prefill, decode, KV cache and scheduler. */
    public List<String> explanation() {
        return Explanation.of(this);
    }

    /** The class of the baseline as printed: {@code interactive-chat (prefill-heavy)}. */
    public String baselineClass() {
        return baseline.label(Metric.PRIMARY_CLASS.id()).orElse(UNKNOWN_CLASS);
    }

    /** The class now. */
    public String currentClass() {
        return current.label(Metric.PRIMARY_CLASS.id()).orElse(UNKNOWN_CLASS);
    }

    /** Whether the class changed; the suffix {@code (prefill-heavy)} is ignored. */
    public boolean isClassShift() {
        return !withoutSuffix(baselineClass()).equals(withoutSuffix(currentClass()));
    }

    /** Whether both sides are runs, so that gates on latencies apply and those on shape do not. */
    boolean isOfRuns() {
        return hasRunMetrics(baseline) && hasRunMetrics(current);
    }

    /** What of the two sides can be compared. */
    Comparability comparability() {
        return comparability;
    }

    /** The value now of a metric or a distance. */
    public Measurement now(Metric metric) {
        return distance(metric).map(Distance::value).orElseGet(() -> current.measurement(metric));
    }

    /**
     * Refuses an id that neither side has.
     *
     * @throws UnknownMetricException naming ids that are alike
     */
    public void require(Metric metric) {
        if (!metrics().contains(metric) && distance(metric).isEmpty() && scope.test(metric)) {
            var known = metrics();
            distances.forEach(distance -> known.add(distance.metric()));
            throw new UnknownMetricException(metric, known);
        }
    }

    private static String withoutSuffix(String text) {
        return text.replaceFirst(" \\(.*", "");
    }

    private static boolean hasRunMetrics(Measured side) {
        return side.measurements().keySet().stream().anyMatch(Metric::isOfRun);
    }
}
