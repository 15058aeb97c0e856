package io.iwc.report.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests that are one method at several levels of load, on one card: a row a level and the curves over the load. */
final class LevelTests {
    private static final Pattern INVOCATION = Pattern.compile("/\\[test-template-invocation:#\\d+]$");
    private static final Pattern LEVEL = Pattern.compile("(?:rate|concurrency)=([0-9.]+)(?:, concurrency=([0-9]+))?$");
    private static final Metric TTFT_P50 = MetricFamily.RUN_RESPONSE_TTFT.at(Percentile.P50);
    private static final List<String> HEADINGS =
            List.of("Level", "TTFT P50", "TTFT P99", "TPOT P50", "TPOT P99", "Tokens/s", "Test");
    private static final int GOODPUT = 6; // a column where it is known

    private LevelTests() {}

    /** A card a method of which at least two levels are among the tests, by the method's name. */
    static Map<String, SweepReport> of(List<TestReport> tests) {
        var methods = new LinkedHashMap<String, List<TestReport>>();
        for (var test : tests) {
            var method = INVOCATION.matcher(test.id()).replaceFirst("");
            if (!method.equals(test.id())
                    && test.runs().size() == 1
                    && level(test).isPresent()) {
                methods.computeIfAbsent(method, id -> new ArrayList<>()).add(test);
            }
        }
        var cards = new LinkedHashMap<String, SweepReport>();
        methods.values().stream().filter(levels -> levels.size() > 1).forEach(levels -> {
            var name = levels.get(0).simpleClassName() + "."
                    + levels.get(0).displayName().replaceFirst(" \\[\\d+].*", "");
            cards.put(name, card(name, levels));
        });
        return cards;
    }

    private static SweepReport card(String name, List<TestReport> tests) {
        var held = tests.stream()
                .filter(test -> test.status() == TestReport.Status.PASSED)
                .map(LevelTests::words)
                .toList();
        var hasGoodput = tests.stream().anyMatch(test -> !goodput(test).equals("-"));
        return new SweepReport(
                name,
                tests.get(0).runs().get(0).slo(),
                List.of(
                        held.isEmpty()
                                ? "The test holds at no level."
                                : "The test holds at " + String.join("; ", held) + "."),
                hasGoodput ? withGoodput(HEADINGS, "Goodput, req/s") : HEADINGS,
                tests.stream()
                        .map(test -> hasGoodput ? withGoodput(row(test), goodput(test)) : row(test))
                        .toList(),
                figures(tests));
    }

    private static List<String> row(TestReport test) {
        var numbers = test.runs().get(0).numbers();
        return List.of(
                words(test),
                MetricCells.of(numbers, TTFT_P50),
                MetricCells.of(numbers, Metric.RUN_RESPONSE_TTFT_P99),
                MetricCells.of(numbers, Metric.RUN_TPOT_P50),
                MetricCells.of(numbers, Metric.RUN_TPOT_P99),
                MetricCells.of(numbers, Metric.RUN_OUTPUT_THROUGHPUT),
                test.status().text());
    }

    private static String goodput(TestReport test) {
        var numbers = test.runs().get(0).numbers();
        return numbers.get(Metric.RUN_GOODPUT).isDefined() ? MetricCells.of(numbers, Metric.RUN_GOODPUT) : "-";
    }

    private static List<String> withGoodput(List<String> cells, String goodput) {
        var all = new ArrayList<>(cells);
        all.add(GOODPUT, goodput);
        return all;
    }

    private static List<Figure> figures(List<TestReport> tests) {
        var figures = new ArrayList<Figure>();
        figure("levels.ttft", "TTFT against load", tests, TTFT_P50, Metric.RUN_RESPONSE_TTFT_P99)
                .ifPresent(figures::add);
        figure("levels.tpot", "TPOT against load", tests, Metric.RUN_TPOT_P50, Metric.RUN_TPOT_P99)
                .ifPresent(figures::add);
        return figures;
    }

    /** None where a level is a pair of numbers, which has no place on one axis. */
    private static Optional<Figure> figure(
            String id, String title, List<TestReport> tests, Metric median, Metric high) {
        if (tests.stream().anyMatch(test -> level(test).orElseThrow().group(2) != null)) {
            return Optional.empty();
        }
        var series = List.of(curve("P50", tests, median), curve("P99", tests, high));
        return series.stream().anyMatch(one -> one.x().isEmpty())
                ? Optional.empty()
                : Optional.of(new Figure(
                        id,
                        title,
                        Kind.LINE,
                        Axis.linear(
                                words(tests.get(0)).endsWith("req/s")
                                        ? "Requests per second asked for"
                                        : "Requests in flight",
                                Unit.PLAIN),
                        Axis.linear(title.substring(0, title.indexOf(' ')), Unit.SECONDS),
                        series,
                        List.of(),
                        ""));
    }

    private static Series curve(String name, List<TestReport> tests, Metric metric) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        tests.stream().sorted((a, b) -> Double.compare(load(a), load(b))).forEach(test -> {
            Measurement value = test.runs().get(0).numbers().get(metric);
            if (value.isDefined()) {
                x.add(load(test));
                y.add(value.value());
            }
        });
        return Series.points(name, x, y);
    }

    private static double load(TestReport test) {
        return Double.parseDouble(level(test).orElseThrow().group(1));
    }

    /** {@code 4 req/s}, {@code 8 in flight}. */
    private static String words(TestReport test) {
        var level = level(test).orElseThrow();
        var first =
                level.group(1).replaceFirst("\\.0$", "") + (level.group().startsWith("rate") ? " req/s" : " in flight");
        return level.group(2) == null ? first : first + ", " + level.group(2) + " in flight";
    }

    private static Optional<Matcher> level(TestReport test) {
        var level = LEVEL.matcher(test.displayName());
        return level.find() ? Optional.of(level) : Optional.empty();
    }
}
