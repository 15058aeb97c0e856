package io.iwc.drift;

import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.Optional;

/**
 * A limit on one metric of a drift. Made by {@link Gates}.
 *
 * @since 0.1
 */
public abstract sealed class Gate permits BoundGate, ClassGate, DeltaGate, DistanceGate, SessionsGate, ValidityGate {
    private final Metric metric;
    private final boolean isNamed;

    Gate(Metric metric, boolean isNamed) {
        this.metric = metric;
        this.isNamed = isNamed;
    }

    /** What is gated; {@code class.primary} for the class. */
    public final Metric metric() {
        return metric;
    }

    /** Whether this gate was requested explicitly; then it fails if its metric is undefined. */
    public final boolean isNamed() {
        return isNamed;
    }

    /**
     * As in files: {@code absolute}, {@code relative}, {@code bound}, {@code distance}, {@code class},
     * {@code sessions}, {@code validity}.
     */
    public abstract String kind();

    /** Which way is watched. */
    public Direction direction() {
        return Direction.BOTH;
    }

    /** The threshold as in files: a number, two for a bound, none for the class and sessions. */
    public Optional<Object> threshold() {
        return Optional.empty();
    }

    /** What is allowed, for the column of a table: {@code ±0.050}, {@code +20 %}, {@code same}. */
    public abstract String allowed();

    /** Holds the gate against a drift. */
    abstract GateResult judge(Drift drift);

    /** The share of the allowance that a change takes up: 1 is at the limit; undefined where there is no width. */
    Measurement used(Measurement baseline, Measurement current) {
        return Measurement.undefined("this gate has no width");
    }

    /** How far the limit is away, in the unit of the metric; below 0 beyond it. Undefined where there is none. */
    Measurement slack(Measurement baseline, Measurement current) {
        return Measurement.undefined("this gate has no width");
    }

    /**
     * The metric that improved by more than the gate tolerates for worse, if any: the baseline is stale, and a later
     * loss of what was won would pass. Only of gates that watch one way.
     */
    Optional<String> improvement(Measurement baseline, Measurement current) {
        return Optional.empty();
    }

    /** The same gate, not requested explicitly. */
    abstract Gate unnamed();

    /** Whether the gate is about what is compared at all: gates on runs are not about shapes, nor the other way. */
    boolean isAbout(Drift drift) {
        return isNamed || drift.isOfRuns() == metric.isOfRun();
    }

    /** Why the numbers of a side say nothing, if that is a run whose client was late and this is one of its latencies. */
    final Optional<String> invalidity(Measured side) {
        return metric.isSpoiltByLag()
                ? side.label(Measured.INVALID)
                        .map(reasons -> metric + " is not measurable because the run is INVALID: " + reasons)
                : Optional.empty();
    }

    /** The verdict where both sides are undefined. */
    final Verdict undecided() {
        return isNamed ? Verdict.FAIL : Verdict.NOT_APPLICABLE;
    }
}
