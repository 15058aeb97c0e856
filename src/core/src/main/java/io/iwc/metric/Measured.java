package io.iwc.metric;

import java.util.Optional;
import java.util.SortedMap;

/**
 * Something with metrics that another such thing can be held against: a fingerprint, a baseline, a run.
 *
 * @since 0.1
 */
public interface Measured {
    /** Label of a run whose latencies are not to be believed: the reasons. */
    String INVALID = "run.invalid";

    /** Label of a workload whose arrival times were not recorded: {@code made (fixed-step)}. */
    String ARRIVAL_SOURCE = "arrivals.source";

    /** What messages call it: the workload's or the baseline's name. */
    String name();

    /**
     * The value of a metric. A metric that this thing does not have at all is undefined too: {@code "not measured"}.
     */
    Measurement measurement(Metric metric);

    /** Every metric with its value, by id. */
    SortedMap<Metric, Measurement> measurements();

    /** The distribution behind {@code base.*}, for instance {@code tokens.prompt}, if there are values. */
    Optional<Distribution> distribution(String base);

    /** The distribution behind a family, if there are values. */
    default Optional<Distribution> distribution(MetricFamily family) {
        return distribution(family.id());
    }

    /** A label such as {@code tokens.outputSource} or {@code class.primary}, as text. */
    Optional<String> label(String id);
}
