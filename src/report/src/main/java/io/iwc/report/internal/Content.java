package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** What a page shows: tests with what they looked at, or workloads, runs and sweeps on their own. */
record Content(
        String title,
        SuiteEnvironment environment,
        List<TestReport> tests,
        List<WorkloadReport> workloads,
        List<RunReport> runs,
        List<SweepReport> sweeps,
        List<ReportTable> tables,
        List<Figure> figures,
        History history) {
    static Content of(SuiteReport report) {
        return of(report, History.NONE);
    }

    static Content of(SuiteReport report, History history) {
        return new Content(
                report.title(),
                report.environment(),
                report.tests(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                history);
    }

    static Content of(
            String title,
            SuiteEnvironment environment,
            List<WorkloadReport> workloads,
            List<RunReport> runs,
            List<ReportTable> tables,
            List<Figure> figures) {
        return new Content(title, environment, List.of(), workloads, runs, List.of(), tables, figures, History.NONE);
    }

    static Content of(String title, SuiteEnvironment environment, List<RunReport> runs, SweepReport sweep) {
        return new Content(
                title, environment, List.of(), List.of(), runs, List.of(sweep), List.of(), List.of(), History.NONE);
    }

    /** Failed ones first, then in the order of the suite. */
    List<TestReport> failedFirst() {
        return tests.stream().sorted(Comparator.comparing(TestReport::status)).toList();
    }

    /** Not of single runs. */
    boolean isAboutWorkloads() {
        return !tests.isEmpty() || !workloads.isEmpty();
    }

    /** Every workload once, however many tests share it. */
    List<WorkloadReport> distinctWorkloads() {
        var all = new LinkedHashSet<>(workloads);
        tests.forEach(test -> all.addAll(test.workloads()));
        return List.copyOf(all);
    }

    /** Every run once, however many tests share it. */
    List<RunReport> distinctRuns() {
        var all = new LinkedHashSet<>(runs);
        tests.forEach(test -> all.addAll(test.runs()));
        return List.copyOf(all);
    }

    List<GateReport> gates() {
        var all = new ArrayList<GateReport>();
        tests.forEach(test -> all.addAll(test.gates()));
        return all;
    }

    long count(TestReport.Status status) {
        return tests.stream().filter(test -> test.status() == status).count();
    }

    /** Those of the page itself, and those that tests are the levels of. */
    List<SweepReport> allSweeps() {
        var all = new ArrayList<>(sweeps);
        all.addAll(LevelTests.of(tests).values());
        return all;
    }

    /** Whether a module is known of several. */
    boolean hasModules() {
        return tests.stream().map(TestReport::module).distinct().count() > 1;
    }
}
