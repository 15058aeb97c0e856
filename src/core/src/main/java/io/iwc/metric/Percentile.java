package io.iwc.metric;

/**
 * The percentiles that are kept of every distribution: linear interpolation, Hyndman-Fan type 7.
 *
 * @since 0.1
 */
public enum Percentile {
    P25(25),
    P50(50),
    P75(75),
    P90(90),
    P95(95),
    P99(99);

    private final int percent;

    Percentile(int percent) {
        this.percent = percent;
    }

    /** 0..100. */
    public int percent() {
        return percent;
    }

    /** The last part of a metric id: {@code p90}. */
    public String suffix() {
        return "p" + percent;
    }
}
