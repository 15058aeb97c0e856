package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Everything a suite of tests did with IWC: the content of {@code report.json}, and of each part that a test process
 * leaves behind. Immutable. But for {@link #environment()} it holds no clock and no host.
 *
 * @param title headline of the report
 * @param environment when and where; the only part that differs between two equal suites
 * @param tests in a fixed order: by class, then by id
 * @since 0.1
 */
public record SuiteReport(String title, SuiteEnvironment environment, List<TestReport> tests) {
    /** Schema id of the file. */
    public static final String SCHEMA = "iwc-report/1";

    private static final Comparator<TestReport> ORDER =
            Comparator.comparing(TestReport::className).thenComparing(TestReport::id);

    public SuiteReport {
        tests = tests.stream().sorted(ORDER).toList();
    }

    /**
     * One report of all parts. Of tests that several parts know, the one in the newest part counts; of two parts of the
     * same instant the later in the list. A class that could not start is left out where a newer part has tests of it.
     * Title and environment are those of the newest part.
     *
     * @throws IllegalArgumentException if there is no part
     */
    public static SuiteReport merge(List<SuiteReport> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts: found none, expected at least one");
        }
        var oldestFirst = new ArrayList<>(parts);
        oldestFirst.sort(Comparator.comparing(part -> part.environment().writtenAt()));
        var newest = oldestFirst.get(oldestFirst.size() - 1);
        var byId = new LinkedHashMap<String, TestReport>();
        for (var part : oldestFirst) {
            part.tests().forEach(test -> classesAround(test.id()).forEach(byId::remove)); // one that did not start has
            part.tests().forEach(test -> byId.put(test.id(), test));
        }
        return new SuiteReport(newest.title(), newest.environment(), List.copyOf(byId.values()));
    }

    /** The ids that a JUnit unique id lies within. */
    private static List<String> classesAround(String id) {
        var around = new ArrayList<String>();
        for (var end = id.lastIndexOf("/["); end > 0; end = id.lastIndexOf("/[", end - 1)) {
            around.add(id.substring(0, end));
        }
        return around;
    }
}
