package io.iwc.drift;

import io.iwc.metric.DefaultGate;
import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.internal.PrefixMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The limits of a drift: at most one per metric and kind, the later one applies. Immutable; every method
 * returns other gates. Thresholds are the largest change that passes.
 *
 * @since 0.1
 */
public final class Gates {
    private static final List<Metric> STANDARD = List.of(
            Metric.PREFILL_P50,
            Metric.SESSION_REUSE_MEAN,
            Metric.BURSTINESS_CV,
            Metric.PROMPT_TOKENS_P90,
            Metric.PRIMARY_CLASS,
            Metric.SESSION_COUNT,
            Metric.RUN_ERROR_RATE,
            Metric.RUN_RESPONSE_TTFT_P90,
            Metric.RUN_TPOT_P90);

    private final List<Gate> gates;
    private final SortedMap<Metric, String> notes;

    /**
     * What has its standard gate where there is something to gate: prefix reuse, by the block sizes that both sides have;
     * dispersion, where burstiness is a statement about a few gaps.
     */
    private final Predicate<Metric> gatedWhereMeasured;

    private Gates(List<Gate> gates, SortedMap<Metric, String> notes, Predicate<Metric> gatedWhereMeasured) {
        this.gates = List.copyOf(gates);
        this.notes = Collections.unmodifiableSortedMap(notes);
        this.gatedWhereMeasured = gatedWhereMeasured;
    }

    /**
     * The default gates. Shapes: prefill ±0.05, session and prefix reuse ±0.05, burstiness ±0.5, prompt P90 ±10 %,
     * the same class, sessions on both sides or none; where the longest 1 % of the gaps make most of burstiness,
     * dispersion in 1 s ±50 % in its place. Runs: no higher error rate, TTFT and TPOT P90 at most 20 % up.
     */
    public static Gates standard() {
        return new Gates(
                STANDARD.stream().map(Gates::standard).toList(),
                Collections.emptySortedMap(),
                metric -> PrefixMetrics.isReuse(metric) || metric.equals(Metric.DISPERSION_1S));
    }

    /** The catalogue's gate on a metric; one that gets worse one way may get better. */
    private static Gate standard(Metric metric) {
        var info = MetricCatalogue.of(metric);
        var gate = info.gates().stream()
                .filter(one -> one.metric().equals(metric) || PrefixMetrics.isReuse(metric))
                .findFirst()
                .orElseThrow();
        return switch (gate.kind()) {
            case SAME -> new ClassGate(false);
            case BOTH_OR_NONE -> new SessionsGate(false);
            case ABSOLUTE, RELATIVE ->
                new DeltaGate(
                        metric,
                        gate.threshold(),
                        gate.kind() == DefaultGate.Kind.RELATIVE,
                        Direction.ofWorse(info.worse()),
                        false);
        };
    }

    /** No gates, to name them all oneself. */
    public static Gates none() {
        return new Gates(List.of(), Collections.emptySortedMap(), metric -> false);
    }

    /** {@code prefill.dominance.p50} may change by at most this. */
    public Gates prefill(double maxAbs) {
        return delta(Metric.PREFILL_P50, maxAbs);
    }

    /** {@code reuse.session.mean} may change by at most this. */
    public Gates reuse(double maxAbs) {
        return delta(Metric.SESSION_REUSE_MEAN, maxAbs);
    }

    /** {@code arrivals.burstinessCv} may change by at most this. */
    public Gates burstiness(double maxAbs) {
        return delta(Metric.BURSTINESS_CV, maxAbs);
    }

    /** A metric may change by at most this, in its unit. */
    public Gates delta(Metric metric, double maxAbs) {
        return delta(metric, maxAbs, Direction.BOTH);
    }

    /** A metric may go one way by at most this, in its unit. */
    public Gates delta(Metric metric, double maxAbs, Direction direction) {
        return with(new DeltaGate(metric, maxAbs, false, direction, true));
    }

    /** A metric may fall by at most the one and rise by at most the other, in its unit. */
    public Gates delta(Metric metric, double maxFall, double maxRise) {
        return with(new DeltaGate(metric, maxRise, maxFall, false, Direction.BOTH, true));
    }

    /** A metric may change by at most this fraction of the baseline. */
    public Gates relative(Metric metric, double fraction) {
        return relative(metric, fraction, Direction.BOTH);
    }

    /** A metric may go one way by at most this fraction of the baseline. */
    public Gates relative(Metric metric, double fraction, Direction direction) {
        return with(new DeltaGate(metric, fraction, true, direction, true));
    }

    /** A metric may get worse by at most this fraction of the baseline; better is no fault. */
    public Gates relativeWorse(Metric metric, double fraction) {
        return relative(
                metric, fraction, Direction.ofWorse(MetricCatalogue.of(metric).worse()));
    }

    /** A metric must lie in this range now, both ends included. */
    public Gates within(Metric metric, double min, double max) {
        return with(new BoundGate(metric, min, max, true));
    }

    /** A metric must be at most this now, whatever it was. */
    public Gates atMost(Metric metric, double max) {
        return within(metric, Double.NEGATIVE_INFINITY, max);
    }

    /** A metric must be at least this now, whatever it was. */
    public Gates atLeast(Metric metric, double min) {
        return within(metric, min, Double.POSITIVE_INFINITY);
    }

    /** A run must be valid: its client kept its schedule, and it came to its end. */
    public Gates validRun() {
        return with(new ValidityGate(true));
    }

    /** A distance such as {@code distance.tokens.prompt.wassersteinLog} may be at most this. */
    public Gates distance(Metric distance, double max) {
        return with(new DistanceGate(distance, max, true));
    }

    /** The primary class must stay the same. */
    public Gates sameClass() {
        return with(new ClassGate(true));
    }

    /** Sessions must be there on both sides or on none. */
    public Gates sameSessions() {
        return with(new SessionsGate(true));
    }

    /** No gate on this metric; {@code class.primary} for the class. */
    public Gates without(Metric metric) {
        return new Gates(
                gates.stream().filter(gate -> !gate.metric().equals(metric)).toList(),
                notes,
                gatedWhereMeasured.and(other -> !other.equals(metric)));
    }

    /**
     * The same gates as a command has them: one that is undefined on both sides is not applicable, also if it was
     * named, and does not fail.
     */
    public Gates lenient() {
        return new Gates(gates.stream().map(Gate::unnamed).toList(), notes, gatedWhereMeasured);
    }

    /**
     * What gates on some metrics do not say where they pass: it stands in the results, so that nobody takes a passed
     * gate for more than it is. The later note of a metric applies.
     *
     * @param ofMetrics a clause each: {@code a rate shift of 10 % is not detectable at this size (smallest: 30 %)}
     */
    public Gates noting(SortedMap<Metric, String> ofMetrics) {
        var all = new TreeMap<>(notes);
        all.putAll(ofMetrics);
        return new Gates(gates, all, gatedWhereMeasured);
    }

    /**
     * The gates in the order in which they are judged. Those of {@link #standard()} on prefix reuse and
     * dispersion, which only a drift calls for, come behind them.
     */
    public List<Gate> all() {
        return gates;
    }

    /**
     * Judges a drift.
     *
     * @throws UnknownMetricException if a named gate is on a metric that neither side has
     */
    public Judgement judge(Drift drift) {
        gates.stream()
                .filter(gate -> gate.isNamed() && !(gate instanceof ClassGate || gate instanceof ValidityGate))
                .forEach(gate -> drift.require(gate.metric()));
        return new Judgement(Stream.concat(gates.stream(), whereMeasured(drift))
                .filter(gate -> gate.isAbout(drift))
                .map(gate -> judged(gate, drift).noting(notes.getOrDefault(gate.metric(), "")))
                .toList());
    }

    /** Standard gates do not judge burstiness where a few gaps make it. */
    private GateResult judged(Gate gate, Drift drift) {
        if (gate.isNamed() || !gate.metric().equals(Metric.BURSTINESS_CV) || !isDispersionInItsPlace(drift)) {
            return gate.judge(drift);
        }
        var delta = drift.delta(gate.metric());
        return new GateResult(
                gate,
                Verdict.NOT_APPLICABLE,
                delta.baseline(),
                delta.current(),
                gate.metric() + ": " + HeavyGaps.WHY + "; " + Metric.DISPERSION_1S + " is gated in its place");
    }

    private boolean isDispersionInItsPlace(Drift drift) {
        return gatedWhereMeasured.test(Metric.DISPERSION_1S)
                && drift.delta(Metric.DISPERSION_1S).absolute().isDefined()
                && HeavyGaps.areIn(drift);
    }

    private Stream<Gate> whereMeasured(Drift drift) {
        var hasDispersion = isDispersionInItsPlace(drift);
        return drift.metrics().stream()
                .filter(gatedWhereMeasured)
                .filter(metric -> hasDispersion || !metric.equals(Metric.DISPERSION_1S))
                .filter(metric -> gates.stream().noneMatch(gate -> gate.metric().equals(metric)))
                .filter(metric -> drift.baseline().measurements().containsKey(metric)
                        && drift.current().measurements().containsKey(metric))
                .filter(metric -> drift.baseline().measurement(metric).isDefined()
                        || drift.current().measurement(metric).isDefined())
                .map(Gates::standard);
    }

    /**
     * Judges one thing by gates that look at nothing else: {@link #within}, {@link #atMost}, {@link #atLeast},
     * {@link #validRun()}.
     *
     * @throws UnknownMetricException if a named gate is on a metric that it does not have
     */
    public Judgement judge(Measured measured) {
        return judge(Drift.between(measured, measured));
    }

    private Gates with(Gate gate) {
        var all = new ArrayList<>(gates);
        var replaced = false;
        for (var i = 0; i < all.size() && !replaced; i++) {
            if (isReplacedBy(all.get(i), gate)) {
                all.set(i, gate);
                replaced = true;
            }
        }
        if (!replaced) {
            all.add(gate);
        }
        return new Gates(all, notes, gatedWhereMeasured);
    }

    /** A delta replaces a delta of the same metric, absolute or relative; bounds are kept in addition. */
    private static boolean isReplacedBy(Gate old, Gate gate) {
        return old.metric().equals(gate.metric()) && old.getClass().equals(gate.getClass());
    }

    static double nonNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": found " + value + ", expected a number ≥ 0");
        }
        return value;
    }
}
