package io.iwc.metric;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id of a number, the same in the API, the command line, JSON, reports and gates: dot-separated lowerCamel, a
 * block size or window being part of the name ({@code reuse.prefix.block16}). What each one means is in
 * {@code metrics.md} of the documentation.
 *
 * @since 0.1
 */
public final class Metric implements Comparable<Metric> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(_[0-9]+)?)+");

    public static final Metric REQUEST_COUNT = of("requests.count");
    public static final Metric PROMPT_TOKENS_TOTAL = of("tokens.prompt.total");
    public static final Metric OUTPUT_TOKENS_TOTAL = of("tokens.output.total");
    public static final Metric PREFILL_P50 = of("prefill.dominance.p50");
    public static final Metric PREFILL_TOTAL = of("prefill.dominance.total");
    public static final Metric MEAN_RPS = of("arrivals.meanRps");
    public static final Metric GAP_RATE = of("arrivals.gapRate");
    public static final Metric PEAK_RPS_1S = of("arrivals.peakRps1s");
    public static final Metric BURSTINESS_CV = of("arrivals.burstinessCv");
    public static final Metric DISPERSION_1S = of("arrivals.dispersion1s");
    public static final Metric SESSION_COUNT = of("sessions.count");
    public static final Metric SESSION_REUSE_MEAN = of("reuse.session.mean");
    public static final Metric SESSION_REUSE_TOTAL = of("reuse.session.total");
    public static final Metric PREFIX_REUSE = of("reuse.prefix.block16");
    public static final Metric RUN_ERROR_RATE = of("run.errorRate");
    public static final Metric RUN_OUTPUT_THROUGHPUT = of("run.outputThroughput");
    public static final Metric RUN_REQUEST_THROUGHPUT = of("run.requestThroughput");
    public static final Metric RUN_GOODPUT = of("run.goodput");

    private final String id;

    private Metric(String id) {
        this.id = id;
    }

    /**
     * The metric of that id.
     *
     * @throws IllegalArgumentException if it is not dot-separated lowerCamel
     */
    public static Metric of(String id) {
        if (!GRAMMAR.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "metric: found \"" + id + "\", expected an id such as prefill.dominance.p50");
        }
        return new Metric(id);
    }

    /** A percentile of a distribution: {@code tokens.prompt} and {@code P90} give {@code tokens.prompt.p90}. */
    public static Metric of(String base, Percentile percentile) {
        return of(base + "." + percentile.suffix());
    }

    public String id() {
        return id;
    }

    /** The unit of the metric, derived from its id. */
    public Unit unit() {
        return MetricUnits.of(id);
    }

    @Override
    public int compareTo(Metric other) {
        return id.compareTo(other.id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
