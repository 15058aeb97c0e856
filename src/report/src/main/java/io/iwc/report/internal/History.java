package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Earlier reports of a suite, from which the numbers of a test are followed. Immutable.
 *
 * @param reports from the oldest to the newest
 * @since 0.1
 */
public record History(List<SuiteReport> reports) {
    /** No earlier report. */
    public static final History NONE = new History(List.of());

    public History {
        reports = reports.stream()
                .sorted(Comparator.comparing(report -> report.environment().writtenAt()))
                .toList();
    }

    /** What earlier reports found where this one has a bound, oldest first; reports without it are left out. */
    List<Double> of(TestReport test, GateReport gate) {
        var values = new ArrayList<Double>();
        for (var report : reports) {
            report.tests().stream()
                    .filter(earlier -> earlier.id().equals(test.id()))
                    .flatMap(earlier -> earlier.gates().stream())
                    .filter(earlier -> isSame(earlier, gate))
                    .findFirst()
                    .flatMap(earlier -> value(earlier))
                    .ifPresent(values::add);
        }
        return values;
    }

    private static boolean isSame(GateReport earlier, GateReport gate) {
        return earlier.metric().equals(gate.metric()) && earlier.subject().equals(gate.subject());
    }

    private static Optional<Double> value(GateReport gate) {
        var value = gate.actual().asOptional();
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }
}
