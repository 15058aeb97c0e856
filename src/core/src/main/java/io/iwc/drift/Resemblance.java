package io.iwc.drift;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A re-synthesised workload compared with its source, metric by metric. {@link #TOLERANCES} is the one place that says
 * how near it has to come; tests, the command and the documentation use it. They are meant for sources of 300 requests
 * and more, and for as many requests as the source had, or more; with fewer, the spread of what is rare is averaged
 * away and only tolerances with {@link Tolerance#withFewer()} apply.
 *
 * @param rows one for each metric that the source has, in the order of the table, then what is not kept
 * @since 0.1
 */
public record Resemblance(List<Row> rows) {
    private static final String BLOCK = "block*";

    /** The preserved metrics and their tolerances. {@code block*} is any block size of the source. */
    public static final List<Tolerance> TOLERANCES = List.of(
            Tolerance.relative("tokens.prompt.mean", 0.01, true),
            Tolerance.relative("tokens.prompt.p50", 0.02, true),
            Tolerance.relative("tokens.prompt.p90", 0.02, false),
            Tolerance.relative("tokens.prompt.p99", 0.05, false),
            Tolerance.relative("tokens.prompt.max", 0.05, false),
            Tolerance.relative("tokens.output.mean", 0.01, true),
            Tolerance.relative("tokens.output.p50", 0.02, true),
            Tolerance.relative("tokens.output.p90", 0.02, false),
            Tolerance.relative("tokens.output.p99", 0.05, false),
            Tolerance.absolute("prefill.dominance.p50", 0.01, true),
            Tolerance.absolute("prefill.dominance.p90", 0.01, true),
            Tolerance.absolute("prefill.dominance.total", 0.005, true),
            Tolerance.relative("tokens.promptOutputRatio.p50", 0.05, true),
            Tolerance.relative("tokens.promptOutputRatio.p90", 0.05, false),
            Tolerance.relative("arrivals.gapRate", 0.001, true),
            Tolerance.relative("arrivals.burstinessCv", 0.05, false),
            Tolerance.relative("arrivals.gap.p50", 0.02, true),
            Tolerance.relative("arrivals.gap.p90", 0.05, false),
            Tolerance.relative("arrivals.gap.p99", 0.1, false),
            Tolerance.relative("arrivals.gap.max", 0.05, false),
            Tolerance.relative("arrivals.gapMedianToMean", 0.02, true),
            Tolerance.relative("arrivals.gammaShape", 0.05, false),
            Tolerance.absolute("arrivals.tieShare", 0.005, true),
            Tolerance.absolute("arrivals.gapLag1Spearman", 0.02, true),
            Tolerance.absolute("sessions.coverage", 0.01, true),
            Tolerance.relative("sessions.turns.mean", 0.02, true),
            Tolerance.relative("sessions.turns.p90", 0.05, false),
            Tolerance.ofPromptMean("sessions.promptGrowth.mean", 0.01),
            Tolerance.ofPromptMean("sessions.promptGrowth.p50", 0.01),
            Tolerance.relative("sessions.turnGap.p50", 0.15, false),
            Tolerance.absolute("reuse.session.mean", 0.02, true),
            Tolerance.absolute("reuse.session.total", 0.02, true),
            Tolerance.absolute("reuse.prefix.block*", 0.01, true),
            Tolerance.absolute("reuse.prefix.block*.requestsWithHit", 0.02, true),
            Tolerance.absolute("prefill.afterReuse.block*", 0.01, true),
            Tolerance.absolute("population.users.coverage", 0.01, true),
            Tolerance.absolute("population.users.topShare", 0.01, true),
            Tolerance.absolute("population.users.top10Share", 0.02, true),
            Tolerance.absolute("population.models.coverage", 0.01, true),
            Tolerance.absolute("population.models.topShare", 0.01, true));

    /** Metrics that a fingerprint does not determine; shown, never judged. */
    public static final List<String> NOT_KEPT = List.of(
            "arrivals.peakRps1s",
            "arrivals.dispersion1s",
            "arrivals.dispersion10s",
            "arrivals.dispersion60s",
            "arrivals.gapLag1Pearson",
            "reuse.lru.block*.blocksFor50",
            "reuse.lru.block*.blocksFor90");

    public Resemblance {
        rows = List.copyOf(rows);
    }

    /** Holds what was made against its source. */
    public static Resemblance of(Fingerprint source, Fingerprint made) {
        var isFewer = made.measurement(Metric.REQUEST_COUNT).value()
                < source.measurement(Metric.REQUEST_COUNT).value();
        var rows = new ArrayList<Row>();
        for (var tolerance : TOLERANCES) {
            for (var metric : metrics(tolerance.metric(), source)) {
                var then = source.measurement(metric);
                if (then.isDefined()) {
                    var now = made.measurement(metric);
                    rows.add(new Row(
                            metric, then, now, tolerance.text(), verdict(tolerance, source, made, metric, isFewer)));
                }
            }
        }
        for (var id : NOT_KEPT) {
            for (var metric : metrics(id, source)) {
                var then = source.measurement(metric);
                if (then.isDefined()) {
                    rows.add(new Row(metric, then, made.measurement(metric), "none", Verdict.NOT_KEPT));
                }
            }
        }
        return new Resemblance(rows);
    }

    /** The rows that are judged and do not hold. */
    public List<Row> off() {
        return rows.stream().filter(row -> row.verdict() == Verdict.OFF).toList();
    }

    private static Verdict verdict(
            Tolerance tolerance, Fingerprint source, Fingerprint made, Metric metric, boolean isFewer) {
        if (isFewer && !tolerance.withFewer()) {
            return Verdict.NOT_KEPT;
        }
        var now = made.measurement(metric);
        return now.isDefined() && tolerance.allows(source.measurement(metric).value(), now.value(), source)
                ? Verdict.HOLDS
                : Verdict.OFF;
    }

    private static List<Metric> metrics(String id, Fingerprint source) {
        return id.contains(BLOCK)
                ? source.blockSizes().stream()
                        .map(size -> Metric.of(id.replace(BLOCK, "block" + size)))
                        .toList()
                : List.of(Metric.of(id));
    }

    /**
     * How near a metric has to come.
     *
     * @param metric its id; {@code block*} is any block size of the source
     * @param amount the tolerance, on the given {@code scale}
     * @param scale what the amount is a share of
     * @param withFewer whether it also holds for fewer requests than the source had
     * @since 0.1
     */
    public record Tolerance(String metric, double amount, Scale scale, boolean withFewer) {
        static Tolerance relative(String metric, double amount, boolean withFewer) {
            return new Tolerance(metric, amount, Scale.VALUE, withFewer);
        }

        static Tolerance absolute(String metric, double amount, boolean withFewer) {
            return new Tolerance(metric, amount, Scale.UNIT, withFewer);
        }

        /** For differences of lengths, which may be around zero. */
        static Tolerance ofPromptMean(String metric, double amount) {
            return new Tolerance(metric, amount, Scale.PROMPT_MEAN, true);
        }

        private boolean allows(double then, double now, Fingerprint source) {
            var unit =
                    switch (scale) {
                        case VALUE -> Math.abs(then);
                        case UNIT -> 1;
                        case PROMPT_MEAN ->
                            source.measurement(Metric.of("tokens.prompt.mean")).value();
                    };
            return Math.abs(now - then) <= amount * unit;
        }

        /** As in tables: {@code ±2 %}, {@code ±0.01}, {@code ±1 % of the mean prompt}. */
        public String text() {
            var percent = "±"
                    + BigDecimal.valueOf(amount * 100)
                            .setScale(1, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " %";
            return switch (scale) {
                case VALUE -> percent;
                case UNIT -> "±" + amount;
                case PROMPT_MEAN -> percent + " of the mean prompt";
            };
        }
    }

    /**
     * What an amount is a share of.
     *
     * @since 0.1
     */
    public enum Scale {
        /** The value of the source. */
        VALUE,
        /** Nothing: it is in the unit of the metric. */
        UNIT,
        /** The mean prompt length of the source. */
        PROMPT_MEAN
    }

    /**
     * One metric of both.
     *
     * @param tolerance as text
     * @since 0.1
     */
    public record Row(Metric metric, Measurement source, Measurement made, String tolerance, Verdict verdict) {}

    /**
     * What is to be said of a metric.
     *
     * @since 0.1
     */
    public enum Verdict {
        /** Within its tolerance. */
        HOLDS("ok"),
        /** Outside. */
        OFF("off"),
        /** Nothing is promised, at all or for so few requests. */
        NOT_KEPT("not kept");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As in tables. */
        public String text() {
            return text;
        }
    }
}
