package io.iwc.run.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.artifact.internal.WorkMeter;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A prediction held against a measurement: the relative error, predicted over measured less 1, of mean, P50, P90 and
 * P99 of TTFT, TPOT, ITL and E2E, each with 95 % of what a percentile bootstrap gives. What is drawn are requests, of
 * conversations all turns together, the same ones of both runs. Only requests that succeeded in both count. Immutable.
 *
 * @since 0.1
 */
public final class Evaluation {
    /** What is judged unless something else is asked for: not ITL, which needs the time of every token. */
    public static final List<MetricFamily> JUDGED =
            List.of(MetricFamily.RUN_TTFT, MetricFamily.RUN_TPOT, MetricFamily.RUN_E2E);

    private static final List<MetricFamily> FAMILIES =
            List.of(MetricFamily.RUN_TTFT, MetricFamily.RUN_TPOT, MetricFamily.RUN_ITL, MetricFamily.RUN_E2E);
    private static final List<Percentile> PERCENTILES = List.of(Percentile.P50, Percentile.P90, Percentile.P99);
    private static final int DRAWS = 1000;
    private static final long MOST_VALUES = 20_000_000;
    private static final int FEWEST_DRAWS = 100;
    private static final double LOW = 0.025;
    private static final double NANOS = 1e9;

    private final List<Row> rows = new ArrayList<>();
    private final List<Pair> pairs;
    private final List<String> notes = new ArrayList<>();

    private Evaluation(Run measured, Run predicted, long seed) {
        pairs = paired(measured.records(), predicted.records());
        var left = measured.records().size() - pairs.size();
        if (left > 0) {
            notes.add(left + " of " + measured.records().size()
                    + " measured requests did not succeed in both runs and are left out.");
        }
        measured.invalidReasons().forEach(reason -> notes.add("The measured run is INVALID: " + reason + "."));
        for (var option : List.of("uncertainty", "extrapolated")) {
            Optional.ofNullable(predicted.options().get(option))
                    .ifPresent(text -> notes.add("Prediction: " + text + "."));
        }
        var conversations = conversations();
        for (var family : FAMILIES) {
            rows.addAll(rows(family, conversations, SeededRandom.stream(seed, "evaluation " + family.id())));
        }
        tokenZero();
    }

    /**
     * Evaluates a prediction.
     *
     * @param seed the same gives the same intervals
     */
    public static Evaluation of(Run measured, Run predicted, long seed) {
        return new Evaluation(measured, predicted, seed);
    }

    /** A row a figure that both runs have. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What to know to read the figures right. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The requests that succeeded in both. */
    public List<Pair> pairs() {
        return pairs;
    }

    private List<Pair> paired(List<RequestRecord> measured, List<RequestRecord> predicted) {
        var pairing = RunPairing.of(ids(measured), ids(predicted));
        if (pairing.isByPlace()) {
            notes.add("The runs name their requests differently: they are paired in the order of the workload.");
        }
        var found = new ArrayList<Pair>();
        for (var i = 0; i < measured.size(); i++) {
            var record = measured.get(i);
            pairing.place(i).ifPresent(place -> {
                var other = predicted.get(place);
                if (record.outcome() == Outcome.OK && other.outcome() == Outcome.OK) {
                    found.add(new Pair(record, other));
                }
            });
        }
        return List.copyOf(found);
    }

    private static List<String> ids(List<RequestRecord> records) {
        return records.stream().map(RequestRecord::requestId).toList();
    }

    private static List<Row> rows(MetricFamily family, Collection<List<Pair>> conversations, SeededRandom random) {
        var blocks = conversations.stream()
                .map(block -> new Block(values(block, family, Pair::measured), values(block, family, Pair::predicted)))
                .toList();
        if (blocks.stream().noneMatch(block -> block.measured().length > 0 && block.predicted().length > 0)) {
            return List.of();
        }
        var all = new ArrayList<Row>();
        var values = blocks.stream().mapToLong(block -> block.measured().length).sum();
        var draws = (int) Math.max(FEWEST_DRAWS, Math.min(DRAWS, MOST_VALUES / Math.max(1, values)));
        var errors = new double[PERCENTILES.size() + 1][draws];
        try (var step = WorkMeter.begin("resampling", "draws", draws)) {
            for (var draw = 0; draw < draws; draw++) {
                var chosen = new ArrayList<Block>(blocks.size());
                for (var i = 0; i < blocks.size(); i++) {
                    chosen.add(blocks.get(random.nextInt(blocks.size())));
                }
                var measured = figures(chosen, Block::measured);
                var predicted = figures(chosen, Block::predicted);
                for (var i = 0; i < errors.length; i++) {
                    errors[i][draw] = predicted[i] / measured[i] - 1;
                }
                step.add();
            }
        }
        var measured = figures(blocks, Block::measured);
        var predicted = figures(blocks, Block::predicted);
        for (var i = 0; i < errors.length; i++) {
            Arrays.sort(errors[i]);
            all.add(new Row(
                    i == 0 ? family.mean() : family.at(PERCENTILES.get(i - 1)),
                    measured[i],
                    predicted[i],
                    quantile(errors[i], LOW),
                    quantile(errors[i], 1 - LOW)));
        }
        return all;
    }

    /** Mean and percentiles. */
    private static double[] figures(List<Block> blocks, Function<Block, double[]> values) {
        var sorted = blocks.stream()
                .flatMapToDouble(block -> Arrays.stream(values.apply(block)))
                .sorted()
                .toArray();
        var figures = new double[PERCENTILES.size() + 1];
        Arrays.fill(figures, Double.NaN);
        if (sorted.length > 0) {
            figures[0] = Arrays.stream(sorted).average().orElseThrow();
            for (var i = 0; i < PERCENTILES.size(); i++) {
                figures[i + 1] = quantile(sorted, PERCENTILES.get(i).percent() / 100.0);
            }
        }
        return figures;
    }

    /** Type 7, of ascending values. */
    private static double quantile(double[] sorted, double share) {
        var place = (sorted.length - 1) * share;
        var below = (int) place;
        return below + 1 == sorted.length
                ? sorted[below]
                : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    /** The pairs of each session, and each without one alone. */
    private Collection<List<Pair>> conversations() {
        var sessions = new LinkedHashMap<String, List<Pair>>();
        for (var pair : pairs) {
            var record = pair.measured();
            var key = record.sessionId().map(id -> "s" + id).orElseGet(() -> "r" + record.requestId());
            sessions.computeIfAbsent(key, id -> new ArrayList<>()).add(pair);
        }
        return sessions.values();
    }

    private static double[] values(List<Pair> block, MetricFamily family, Function<Pair, RequestRecord> side) {
        return block.stream()
                .map(side)
                .flatMapToDouble(record -> values(record, family))
                .toArray();
    }

    private static DoubleStream values(RequestRecord record, MetricFamily family) {
        var timings = RequestTimings.of(record);
        if (family.equals(MetricFamily.RUN_TPOT)) {
            return timings.tpotSeconds().stream();
        }
        var nanos = family.equals(MetricFamily.RUN_TTFT)
                ? timings.ttftNanos().stream()
                : family.equals(MetricFamily.RUN_ITL) ? Arrays.stream(record.itlNanos()) : timings.e2eNanos().stream();
        return nanos.mapToDouble(it -> it / NANOS);
    }

    /** Token 0 has no gap; tools that give it one of 0 print percentiles that are too low. */
    private void tokenZero() {
        var errors = new ArrayList<String>();
        for (var percentile : PERCENTILES) {
            var right = rows.stream()
                    .filter(row -> row.metric().equals(MetricFamily.RUN_ITL.at(percentile)))
                    .findFirst();
            if (right.isPresent()) {
                var withZeros = pairs.stream()
                        .map(Pair::measured)
                        .flatMapToDouble(
                                record -> DoubleStream.concat(DoubleStream.of(0), values(record, MetricFamily.RUN_ITL)))
                        .sorted()
                        .toArray();
                var off = quantile(withZeros, percentile.percent() / 100.0)
                                / right.get().measured()
                        - 1;
                errors.add(percentile.name() + " " + Percents.signed(off));
            }
        }
        if (!errors.isEmpty()) {
            notes.add(
                    "The first token of a request has no gap before it. Counting one of 0 would change the measured ITL: "
                            + String.join(", ", errors) + ".");
        }
    }

    /**
     * One figure of both runs.
     *
     * @param low lower end of the interval of the error
     * @param high its upper end
     */
    public record Row(Metric metric, double measured, double predicted, double low, double high) {
        /** Predicted over measured, less 1. */
        public double error() {
            return predicted / measured - 1;
        }
    }

    /** A request as it was measured and as it was predicted. */
    public record Pair(RequestRecord measured, RequestRecord predicted) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(double[] measured, double[] predicted) {}

    /** What is asked of a prediction, by metric: used by gates and assertions. */
    public Map<Metric, Double> beyond(double most) {
        var beyond = new LinkedHashMap<Metric, Double>();
        for (var row : rows) {
            if (JUDGED.stream().anyMatch(family -> family.contains(row.metric())) && !(Math.abs(row.error()) <= most)) {
                beyond.put(row.metric(), row.error());
            }
        }
        return beyond;
    }
}
