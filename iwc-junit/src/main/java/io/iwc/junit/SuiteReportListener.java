package io.iwc.junit;

import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Leaves a report when a test plan has ended in which a test used IWC; nothing otherwise. A class that could not start,
 * or that failed after its tests, is in it as a failure of its own. Found by the JUnit platform
 * through {@code META-INF/services}; not called by users.
 *
 * <p>A fault while reporting is printed and changes no test's outcome.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // JUnit loads it, and has the launcher
public final class SuiteReportListener implements TestExecutionListener {
    private final Queue<TestReport> tests = new ConcurrentLinkedQueue<>();
    private final Map<String, SourcePlace> places = new ConcurrentHashMap<>();
    private final Queue<TestBaselines> baselines = new ConcurrentLinkedQueue<>();

    /** For the service loader. */
    public SuiteReportListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        SuiteJournal.open();
        EarlyLoading.of(plan);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        result.getThrowable()
                .flatMap(thrown -> SourcePlace.of(thrown, identifier.getSource()))
                .ifPresent(place -> places.put(identifier.getUniqueId(), place));
        var ended = SuiteJournal.take(identifier.getUniqueId(), status(result), message(result));
        ended.ifPresent(entry -> {
            tests.add(entry.report());
            entry.baselines().ifPresent(baselines::add);
        });
        if (ended.isEmpty() && status(result) != Status.PASSED) {
            SuiteJournal.unstarted(
                            identifier.getUniqueId(), identifier.getDisplayName(), status(result), message(result))
                    .ifPresent(tests::add);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        var reported = List.copyOf(tests);
        var used = List.copyOf(baselines);
        var where = Map.copyOf(places);
        places.clear();
        tests.clear();
        baselines.clear();
        if (!reported.isEmpty()) {
            try {
                leave(reported, used, where, plan);
            } catch (RuntimeException unreportable) {
                System.err.println("IWC: no report was written: " + unreportable);
            }
        }
        SuiteJournal.close();
    }

    private static void leave(
            List<TestReport> reported, List<TestBaselines> used, Map<String, SourcePlace> places, TestPlan plan) {
        var configuration =
                new Configuration(System.getProperties(), System.getenv(), plan.getConfigurationParameters()::get);
        var settings = ReportSettings.of(
                configuration,
                ModuleFolder.ofClassNamed(reported.get(0).className()).path());
        var checkout = CheckoutFolder.of(settings.project(), configuration);
        var part = new SuiteReport(
                "Workload tests",
                BuildEnvironment.now(settings.project(), configuration),
                reported.stream().map(test -> located(test, places, checkout)).toList());
        new ReportFolder(settings).add(part);
        System.out.print(new SuiteTable(settings, ConsoleStyle.of(configuration)).of(part) + TestBaselines.line(used));
        if (configuration.variable("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
            System.out.print(GitHubAnnotations.of(part));
        }
    }

    /** The test with its module, and with the line where it failed. */
    private static TestReport located(TestReport test, Map<String, SourcePlace> places, CheckoutFolder checkout) {
        var module = ModuleFolder.ofClassNamed(test.className()).path();
        var name = Optional.ofNullable(module.getFileName()).map(Path::toString);
        var place = test.status() == Status.FAILED
                ? Optional.ofNullable(places.get(test.id())).flatMap(it -> it.in(module, checkout))
                : Optional.<TestReport.SourceLine>empty();
        return test.at(name.orElse(""), place);
    }

    private static Status status(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> Status.PASSED;
            case ABORTED -> Status.ABORTED;
            case FAILED -> Status.FAILED;
        };
    }

    private static String message(TestExecutionResult result) {
        return result.getThrowable()
                .map(thrown -> thrown.getMessage() == null ? thrown.toString() : thrown.getMessage())
                .orElse("");
    }
}
