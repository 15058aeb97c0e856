package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How the numbers behind bounds moved over earlier reports, in words and as a small table. */
final class TrendWords {
    static final List<String> HEADINGS = List.of("Test", "Bound", "First", "Before", "Found", "Trend");
    private static final int MOST_ROWS = 20;
    private static final int FEWEST_FOR_A_DIRECTION = 3;

    private final History history;

    TrendWords(History history) {
        this.history = history;
    }

    /** What was found before, and how it moved since: the cells that a table of bounds has more. */
    List<String> cells(TestReport test, GateReport gate) {
        var values = values(test, gate);
        var before = values.size() - (gate.actual().isDefined() ? 2 : 1);
        return List.of(before < 0 ? "-" : number(gate, values.get(before)), trend(gate, values));
    }

    /**
     * What moved: bounds that failed, and those whose number went one way in at least three reports; the longest trends
     * first.
     */
    List<List<String>> rows(List<TestReport> tests) {
        return moving(tests)
                .limit(MOST_ROWS)
                .map(bound -> List.of(
                        bound.test().shownName(),
                        BoundWords.name(bound.gate().metric()),
                        number(bound.gate(), bound.values().get(0)),
                        number(bound.gate(), bound.values().get(bound.values().size() - 2)),
                        number(bound.gate(), bound.values().get(bound.values().size() - 1)),
                        trend(bound.gate(), bound.values())))
                .toList();
    }

    /** A sentence on all bounds that earlier reports have too; empty if none has them. */
    String sentence(List<TestReport> tests) {
        var known = bounds(tests).filter(bound -> bound.values().size() > 1).toList();
        if (known.isEmpty()) {
            return "";
        }
        var unchanged = known.stream()
                .filter(bound -> direction(bound.values()) == Direction.NONE)
                .count();
        var moving = moving(tests).count();
        return (known.size() == 1 ? "1 bound is" : known.size() + " bounds are") + " in earlier reports too: "
                + unchanged + " found the same number each time, " + moving
                + " failed or went one way in three or more reports.";
    }

    private Stream<Bound> moving(List<TestReport> tests) {
        return bounds(tests)
                .filter(bound -> bound.values().size() > 1)
                .filter(bound -> bound.gate().verdict() == GateReport.Verdict.FAIL || isTrend(bound.values()))
                .sorted(Comparator.comparing((Bound bound) -> bound.gate().verdict())
                        .thenComparing(bound -> -bound.values().size()));
    }

    private Stream<Bound> bounds(List<TestReport> tests) {
        return tests.stream().flatMap(test -> test.gates().stream()
                .filter(gate -> gate.actual().isDefined())
                .map(gate -> new Bound(test, gate, values(test, gate))));
    }

    private static boolean isTrend(List<Double> values) {
        var direction = direction(values);
        return values.size() >= FEWEST_FOR_A_DIRECTION && (direction == Direction.UP || direction == Direction.DOWN);
    }

    /** Oldest first, the number of now last. */
    List<Double> values(TestReport test, GateReport gate) {
        var values = new ArrayList<>(history.of(test, gate));
        gate.actual().asOptional().ifPresent(values::add);
        return values;
    }

    private static String trend(GateReport gate, List<Double> values) {
        if (values.size() < 2) {
            return "no earlier report has it";
        }
        var over = " over " + values.size() + " reports";
        var range = values.stream().mapToDouble(value -> value).summaryStatistics();
        return switch (direction(values)) {
            case NONE -> "the same" + over;
            case UP -> "rising" + over;
            case DOWN -> "falling" + over;
            case BOTH -> "between " + number(gate, range.getMin()) + " and " + number(gate, range.getMax()) + over;
        };
    }

    private static Direction direction(List<Double> values) {
        var rises = false;
        var falls = false;
        for (var i = 1; i < values.size(); i++) {
            rises |= values.get(i) > values.get(i - 1);
            falls |= values.get(i) < values.get(i - 1);
        }
        if (rises && falls) {
            return Direction.BOTH;
        }
        return rises ? Direction.UP : falls ? Direction.DOWN : Direction.NONE;
    }

    private static String number(GateReport gate, double value) {
        return Digits.inGate(Metric.of(gate.metric()), value);
    }

    private enum Direction {
        NONE,
        UP,
        DOWN,
        BOTH
    }

    private record Bound(TestReport test, GateReport gate, List<Double> values) {}
}
