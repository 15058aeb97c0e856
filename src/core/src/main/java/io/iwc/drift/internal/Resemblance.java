package io.iwc.drift.internal;

import io.iwc.drift.Verdict;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.ResynthesisTolerance;
import java.util.ArrayList;
import java.util.List;

/**
 * A re-synthesised workload compared with its source, metric by metric. {@link #TOLERANCES} is the one place that says
 * how near it has to come; tests, the command and the documentation use it. They are meant for sources of 300 requests
 * and more, and for as many requests as the source had, or more; with fewer, the spread of what is rare is averaged away
 * and only tolerances with {@link ResynthesisTolerance#withFewer()} apply.
 *
 * @param rows one for each metric that the source has, in the order of the table, then what is not kept
 * @since 0.1
 */
public record Resemblance(List<Row> rows) {
    private static final String BLOCK = "block*";

    /** The preserved metrics and their tolerances. {@code block*} is any block size of the source. */
    public static final List<ResynthesisTolerance> TOLERANCES = MetricCatalogue.all().stream()
            .flatMap(info -> info.tolerances().stream())
            .toList();

    /** Metrics that a fingerprint does not determine; shown, never judged. */
    public static final List<String> NOT_KEPT = MetricCatalogue.all().stream()
            .flatMap(info -> info.notKept().stream())
            .toList();

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
            ResynthesisTolerance tolerance, Fingerprint source, Fingerprint made, Metric metric, boolean isFewer) {
        if (isFewer && !tolerance.withFewer()) {
            return Verdict.NOT_KEPT;
        }
        var now = made.measurement(metric);
        return now.isDefined() && allows(tolerance, source.measurement(metric).value(), now.value(), source)
                ? Verdict.HOLDS
                : Verdict.OFF;
    }

    private static boolean allows(ResynthesisTolerance tolerance, double then, double now, Fingerprint source) {
        var unit =
                switch (tolerance.scale()) {
                    case VALUE -> Math.abs(then);
                    case UNIT -> 1;
                    case PROMPT_MEAN ->
                        source.measurement(Metric.PROMPT_TOKENS_MEAN).value();
                };
        return Math.abs(now - then) <= tolerance.amount() * unit;
    }

    private static List<Metric> metrics(String id, Fingerprint source) {
        return id.contains(BLOCK)
                ? source.blockSizes().stream()
                        .map(size -> Metric.of(id.replace(BLOCK, "block" + size)))
                        .toList()
                : List.of(Metric.of(id));
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
