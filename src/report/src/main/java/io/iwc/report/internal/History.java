package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Earlier reports of a suite, from which the numbers of a test are followed. Immutable.
 *
 * @since 0.1
 */
public final class History {
    /** No earlier report. */
    public static final History NONE = new History(List.of());

    private final boolean isEmpty;
    private final Map<Bound, List<Double>> values = new HashMap<>();

    /** The history that some reports tell, in any order. */
    public History(List<SuiteReport> reports) {
        isEmpty = reports.isEmpty();
        reports.stream()
                .sorted(Comparator.comparing(report -> report.environment().writtenAt()))
                .forEach(this::add);
    }

    /** Of a bound that a report has twice, the first one counts. */
    private void add(SuiteReport report) {
        var met = new HashSet<Bound>();
        for (var test : report.tests()) {
            for (var gate : test.gates()) {
                var bound = Bound.of(test, gate);
                if (met.add(bound)) {
                    gate.actual().asOptional().ifPresent(value -> values.computeIfAbsent(
                                    bound, first -> new ArrayList<>())
                            .add(value));
                }
            }
        }
    }

    /** What earlier reports found where this one has a bound, oldest first; reports without it are left out. */
    List<Double> of(TestReport test, GateReport gate) {
        return List.copyOf(values.getOrDefault(Bound.of(test, gate), List.of()));
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** What makes two bounds of two reports the same. */
    private record Bound(String test, String metric, String subject) {
        static Bound of(TestReport test, GateReport gate) {
            return new Bound(test.id(), gate.metric(), gate.subject());
        }
    }
}
