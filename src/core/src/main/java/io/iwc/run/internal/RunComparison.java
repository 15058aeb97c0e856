package io.iwc.run.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.artifact.internal.WorkMeter;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Worse;
import io.iwc.run.Origin;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One run held against another, with what chance alone may do: a percentile bootstrap of the difference. What is drawn
 * are sessions with all their requests (a request without a session is one of its own), since turns of a conversation
 * are not independent; where both runs sent the same requests, the same ones are drawn from both. Immutable.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An Introduction to the Bootstrap, 1993</a>
 * @since 0.1
 */
public final class RunComparison {
    /** Draws at most. */
    public static final int DRAWS = 1000;

    private static final long MOST_VALUES = 20_000_000;
    private static final int FEWEST_DRAWS = 200;
    private static final int LEAST_PERCENT_TENTHS = 25; // 2.5 %, and 97.5 % above
    private static final int HUNDRED = 100;

    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final int draws;

    private RunComparison(Run baseline, Run current, long seed) {
        var paired = Blocks.haveSameRequests(baseline, current);
        var before = new Blocks(baseline);
        var now = new Blocks(current);
        var values = (long) baseline.records().size() + current.records().size();
        draws = (int) Math.max(FEWEST_DRAWS, Math.min(DRAWS, MOST_VALUES / Math.max(1, values * Blocks.SERIES)));
        notes.add((paired ? "Paired: both runs sent the same requests. " : "")
                + draws + " bootstrap draws of " + (paired ? before.size() : before.size() + " and " + now.size())
                + " sessions or single requests, seed " + Long.toUnsignedString(seed) + ".");
        describe("baseline", baseline);
        describe("current", current);
        var differences = differences(before, now, paired, SeededRandom.stream(seed, "comparison"));
        var believable = baseline.isValid() && current.isValid();
        for (var statistic : Statistic.ALL) {
            rows.add(row(statistic, before, now, differences.getOrDefault(statistic, List.of()), believable));
        }
    }

    /**
     * Compares two runs.
     *
     * @param seed the same gives the same intervals
     */
    public static RunComparison between(Run baseline, Run current, long seed) {
        return new RunComparison(baseline, current, seed);
    }

    /** One row a metric. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The method, and caveats. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private void describe(String which, Run run) {
        run.invalidReasons().forEach(reason -> notes.add("The " + which + " is INVALID: " + reason + "."));
        if (run.origin() == Origin.PREDICTED) {
            notes.add("The " + which + " is predicted, not measured.");
        }
        if (run.origin() == Origin.RECORDED) {
            notes.add("The " + which + " was recorded by the service itself.");
        }
    }

    private Map<Statistic, List<Double>> differences(Blocks before, Blocks now, boolean paired, SeededRandom random) {
        var differences = new LinkedHashMap<Statistic, List<Double>>();
        try (var step = WorkMeter.begin("resampling", "draws", draws)) {
            for (var draw = 0; draw < draws; draw++) {
                var chosen = before.draw(random);
                var a = before.resampled(chosen);
                var b = now.resampled(paired ? chosen : now.draw(random));
                for (var statistic : Statistic.ALL) {
                    var was = statistic.of(a);
                    var is = statistic.of(b);
                    if (was.isDefined() && is.isDefined()) {
                        differences
                                .computeIfAbsent(statistic, key -> new ArrayList<>())
                                .add(is.value() - was.value());
                    }
                }
                step.add();
            }
        }
        return differences;
    }

    private Row row(Statistic statistic, Blocks before, Blocks now, List<Double> differences, boolean believable) {
        var was = statistic.of(before.all());
        var is = statistic.of(now.all());
        if (!was.isDefined() || !is.isDefined()) {
            return new Row(statistic.metric(), was, is, Optional.empty(), "not measurable");
        }
        var fewest = Math.min(statistic.n(before.all()), statistic.n(now.all()));
        if (fewest < statistic.leastValues()) {
            return new Row(
                    statistic.metric(),
                    was,
                    is,
                    Optional.empty(),
                    "too few requests (n=" + fewest + ", needs " + statistic.leastValues() + ")");
        }
        var interval = interval(differences);
        return new Row(
                statistic.metric(),
                was,
                is,
                Optional.of(interval),
                believable ? verdict(statistic, interval) : "not judged: a run is INVALID");
    }

    private static String verdict(Statistic statistic, Interval interval) {
        if (interval.low() <= 0 && interval.high() >= 0) {
            return "no evidence";
        }
        return interval.high() < 0 == statistic.lessIsBetter() ? "better" : "worse";
    }

    private static Interval interval(List<Double> differences) {
        var sorted =
                differences.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Interval(
                Statistic.quantile(sorted, LEAST_PERCENT_TENTHS, 1000),
                Statistic.quantile(sorted, 1000 - LEAST_PERCENT_TENTHS, 1000));
    }

    /**
     * One metric of both runs.
     *
     * @param interval 95 % of the differences that chance gives; empty if there is none
     * @param verdict {@code better}, {@code worse}, {@code no evidence}, or why it is not judged
     */
    public record Row(
            Metric metric, Measurement baseline, Measurement current, Optional<Interval> interval, String verdict) {}

    /** Of differences, current − baseline, in the unit of the metric. */
    public record Interval(double low, double high) {}

    /** What is compared: a statistic of one series of values per request. */
    private record Statistic(Metric metric, int series, int percent) {
        private static final int MEAN = 0;
        static final List<Statistic> ALL = all();

        private static List<Statistic> all() {
            var all = new ArrayList<Statistic>();
            for (var series = 0; series < Blocks.SERIES; series++) {
                if (series < Blocks.FAMILIES.size()) {
                    var family = Blocks.FAMILIES.get(series);
                    all.add(new Statistic(family.mean(), series, MEAN));
                    for (var percentile : List.of(Percentile.P50, Percentile.P90, Percentile.P99)) {
                        all.add(new Statistic(family.at(percentile), series, percentile.percent()));
                    }
                } else {
                    all.add(new Statistic(Blocks.SHARES.get(series - Blocks.FAMILIES.size()), series, MEAN));
                }
            }
            return List.copyOf(all);
        }

        boolean lessIsBetter() {
            return MetricCatalogue.of(metric).worse() == Worse.HIGHER;
        }

        Measurement of(double[][] values) {
            var own = values[series];
            if (own.length == 0) {
                return Measurement.undefined("no value");
            }
            return Measurement.of(
                    percent == MEAN ? Arrays.stream(own).average().orElse(0) : quantile(own, percent, HUNDRED));
        }

        int n(double[][] values) {
            return values[series].length;
        }

        /** Beyond a percentile there has to be something to draw. */
        int leastValues() {
            return percent == MEAN ? 10 : HUNDRED / (HUNDRED - percent);
        }

        /** Type 7, of ascending values. */
        static double quantile(double[] sorted, int numerator, int denominator) {
            var scaled = (sorted.length - 1L) * numerator;
            var below = sorted[(int) (scaled / denominator)];
            var rest = scaled % denominator;
            return rest == 0 ? below : below + (sorted[(int) (scaled / denominator) + 1] - below) * rest / denominator;
        }
    }

    /** The values of a run, in the blocks that are drawn together. */
    private static final class Blocks {
        static final List<MetricFamily> FAMILIES = List.of(
                MetricFamily.RUN_RESPONSE_TTFT,
                MetricFamily.RUN_TTFT,
                MetricFamily.RUN_TPOT,
                MetricFamily.RUN_RESPONSE,
                MetricFamily.RUN_E2E);
        static final List<Metric> SHARES = List.of(Metric.RUN_ERROR_RATE, Metric.RUN_SLO_ATTAINMENT);
        static final int SERIES = FAMILIES.size() + SHARES.size();

        private final List<double[][]> blocks = new ArrayList<>();

        Blocks(Run run) {
            var slo = run.slo().map(SloCheck::new);
            sessions(run).values().forEach(records -> blocks.add(values(records, slo)));
        }

        static boolean haveSameRequests(Run a, Run b) {
            return List.copyOf(ids(a)).equals(List.copyOf(ids(b)))
                    && List.copyOf(sessions(a).keySet())
                            .equals(List.copyOf(sessions(b).keySet()));
        }

        private static List<String> ids(Run run) {
            return run.records().stream().map(RequestRecord::requestId).sorted().toList();
        }

        /** In the order of the keys, so that equal sessions have equal positions in two runs. */
        private static Map<String, List<RequestRecord>> sessions(Run run) {
            var sessions = new TreeMap<String, List<RequestRecord>>();
            for (var record : run.records()) {
                var key = record.sessionId().map(id -> "s" + id).orElseGet(() -> "r" + record.requestId());
                sessions.computeIfAbsent(key, id -> new ArrayList<>()).add(record);
            }
            return sessions;
        }

        int size() {
            return blocks.size();
        }

        int[] draw(SeededRandom random) {
            var chosen = new int[blocks.size()];
            Arrays.setAll(chosen, i -> random.nextInt(blocks.size()));
            return chosen;
        }

        double[][] all() {
            var chosen = new int[blocks.size()];
            Arrays.setAll(chosen, i -> i);
            return resampled(chosen);
        }

        /** Sorted values of each series. */
        double[][] resampled(int[] chosen) {
            var values = new double[SERIES][];
            for (var series = 0; series < values.length; series++) {
                var own = series;
                values[series] = Arrays.stream(chosen)
                        .mapToObj(blocks::get)
                        .flatMapToDouble(block -> Arrays.stream(block[own]))
                        .sorted()
                        .toArray();
            }
            return values;
        }

        private static double[][] values(List<RequestRecord> records, Optional<SloCheck> slo) {
            var values = new double[SERIES][];
            values[0] = nanos(records, RequestTimings::responseTtftNanos);
            values[1] = nanos(records, RequestTimings::ttftNanos);
            values[2] = records.stream()
                    .filter(record -> record.outcome() == Outcome.OK)
                    .flatMapToDouble(record -> RequestTimings.of(record).tpotSeconds().stream())
                    .toArray();
            values[3] = nanos(records, RequestTimings::responseNanos);
            values[4] = nanos(records, RequestTimings::e2eNanos);
            values[5] = finished(records)
                    .mapToDouble(it -> it.outcome() == Outcome.OK ? 0 : 1)
                    .toArray();
            values[6] = slo.map(judge -> finished(records)
                            .mapToDouble(it -> it.outcome() == Outcome.OK && judge.isMetBy(it) ? 1 : 0)
                            .toArray())
                    .orElse(new double[0]);
            return values;
        }

        private static Stream<RequestRecord> finished(List<RequestRecord> records) {
            return records.stream().filter(it -> it.outcome() != Outcome.CANCELLED);
        }

        private static double[] nanos(List<RequestRecord> records, Function<RequestTimings, OptionalLong> duration) {
            return records.stream()
                    .flatMapToLong(record -> duration.apply(RequestTimings.of(record)).stream())
                    .mapToDouble(nanos -> nanos / 1e9)
                    .toArray();
        }
    }
}
