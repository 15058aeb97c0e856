package io.iwc.junit;

import io.iwc.baseline.internal.BaselineScope;
import io.iwc.drift.Drift;
import io.iwc.junit.SuiteJournal.Note;
import io.iwc.report.internal.ChangeReport;
import io.iwc.report.internal.RunReport;
import io.iwc.report.internal.SweepReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.WorkloadReport;
import io.iwc.run.Run;
import io.iwc.run.SweepLevel;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one test, or a class before its tests, was given; passed to the report when the test has ended. */
final class TestUsage {
    private static final System.Logger LOG = System.getLogger("io.iwc.junit");

    private final Set<WorkloadPlan> workloads = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<EndpointPlan> endpoints = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<EmbeddedEndpoint> served = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<Drift> drifts = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Map<Run, SweepLevel> levels = Collections.synchronizedMap(new IdentityHashMap<>());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<Run> runs = Collections.synchronizedSet(new LinkedHashSet<>());

    private TestUsage() {}

    /** The usage of this context, not of an enclosing one. */
    static TestUsage of(ExtensionContext context) {
        return Stores.computeIfAbsent(context, key(context), TestUsage::new);
    }

    WorkloadPlan used(WorkloadPlan plan) {
        workloads.add(plan);
        return plan;
    }

    EndpointPlan used(EndpointPlan plan) {
        endpoints.add(plan);
        return plan;
    }

    /** A run at a level of a sweep. */
    Run used(Run run, SweepLevel level) {
        levels.put(run, level);
        return used(run);
    }

    Run used(Run run) {
        runs.add(run);
        return run;
    }

    EmbeddedEndpoint used(EmbeddedEndpoint endpoint) {
        served.add(endpoint);
        return endpoint;
    }

    Drift used(Drift drift) {
        drifts.add(drift);
        return drift;
    }

    /**
     * Publishes what was used and hands it to the suite report, once. A fault in here never changes the test's outcome.
     *
     * @param outcome what the test failed or was aborted with
     */
    void close(ExtensionContext context, Optional<Throwable> outcome) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            addWhatClassesAroundUsed(context);
            var report = TestReport.builder(
                    context.getUniqueId(), context.getRequiredTestClass().getName(), displayName(context));
            var entries = new ReportEntries();
            var prefixes = new PrefixTables(context);
            workloads.forEach(plan -> {
                prefixes.addShared(plan.workload(), plan.counter());
                entries.add(plan.workload(), plan.fingerprint());
                PromptFiles.leave(plan.workload(), context);
                ifReported(() -> report.workload(plan.report()));
            });
            endpoints.forEach(plan ->
                    plan.started().ifPresent(endpoint -> addCaptured(endpoint, context, report, entries, prefixes)));
            served.forEach(endpoint -> addCaptured(endpoint, context, report, entries, prefixes));
            ifReported(() -> prefixes.tables().forEach(report::table));
            runs.forEach(run -> {
                entries.add(run);
                ifReported(() -> report.run(shown(run, context)));
            });
            var files = new PublishedFiles(context);
            var baselines = Baselines.find(context);
            baselines.ifPresent(scope -> {
                ifReported(() -> judged(scope, report));
                scope.used().forEach(entries::addBaseline);
                scope.checks().forEach(check -> {
                    files.add(check);
                    entries.addStaleness(check);
                });
            });
            drifts.forEach(files::add);
            entries.verdict(outcome);
            entries.all().forEach(report::entry);
            SuiteJournal.note(
                    context.getUniqueId(), new Note(report, baselines.map(scope -> TestBaselines.of(context, scope))));
            context.publishReportEntry(entries.all());
            workloads.forEach(files::add);
            runs.forEach(files::add);
        } catch (RuntimeException unreportable) {
            LOG.log(System.Logger.Level.WARNING, "no report of " + context.getUniqueId(), unreportable);
        }
    }

    private static void judged(BaselineScope scope, TestReport.Builder report) {
        GateReports.of(scope).forEach(report::gate);
        GateReports.drifts(scope)
                .forEach(judged -> report.change(ChangeReport.of(
                        judged.drift(), judged.judgement().passed() ? "" : PredictedEffect.of(judged.drift()))));
        scope.sweeps().stream()
                .map(judged -> SweepReport.of(judged.sweep(), Optional.of(judged.slo())))
                .distinct()
                .forEach(report::sweep);
    }

    /** By its level, where there is one, and by the SLO that the test judged it by. */
    private RunReport shown(Run run, ExtensionContext context) {
        var judged = Baselines.find(context)
                .flatMap(scope -> scope.sloOf(run))
                .map(run::withSlo)
                .orElse(run);
        var report = RunReport.of(judged);
        return Optional.ofNullable(levels.get(run))
                .map(level -> report.named(report.name() + ", " + level))
                .orElse(report);
    }

    /**
     * The embedded endpoints that run for the classes around a test and that it has for itself: parameters of
     * constructors have them too. One that a class declares and the test does not use may serve another test now.
     */
    static Set<EndpointPlan> startedAround(ExtensionContext test) {
        var plans = around(test)
                .flatMap(usage -> usage.endpoints.stream())
                .collect(Collectors.toCollection(LinkedHashSet<EndpointPlan>::new));
        plans.removeIf(plan -> plan.started().isEmpty() || !plan.declaration().isHeldBy(test));
        return plans;
    }

    private void addWhatClassesAroundUsed(ExtensionContext test) {
        around(test).forEach(usage -> {
            workloads.addAll(usage.workloads);
            runs.addAll(usage.runs);
            levels.putAll(usage.levels);
        });
        endpoints.addAll(startedAround(test));
    }

    /** What the contexts around a test were given, the nearest first. */
    private static Stream<TestUsage> around(ExtensionContext test) {
        return Stream.iterate(test.getParent(), Optional::isPresent, it -> it.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .flatMap(context -> Stores.find(context, key(context)).stream());
    }

    private static void addCaptured(
            EmbeddedEndpoint endpoint,
            ExtensionContext context,
            TestReport.Builder report,
            ReportEntries entries,
            PrefixTables prefixes) {
        if (endpoint.tally().notKept() > 0) {
            return; // more than is kept: a part of it would be no capture
        }
        var captured = endpoint.captured();
        if (!captured.requests().isEmpty()) {
            var fingerprint = Counters.fingerprint(captured, Configuration.of(context));
            prefixes.add(captured, Counters.of(captured, Configuration.of(context)));
            entries.add(captured, fingerprint);
            PromptFiles.leave(captured, context);
            ifReported(() -> report.workload(WorkloadReport.of(captured, fingerprint)));
        }
    }

    /** Figures are drawn only if a report is written. */
    private static void ifReported(Runnable draw) {
        if (SuiteJournal.isOpen()) {
            draw.run();
        }
    }

    /** As reports name a test: an invocation with its method. */
    static String displayName(ExtensionContext context) {
        var isInvocation = context.getTestMethod().isPresent()
                && context.getParent().flatMap(ExtensionContext::getTestMethod).equals(context.getTestMethod());
        var template =
                isInvocation ? context.getParent().map(ExtensionContext::getDisplayName) : Optional.<String>empty();
        return template.map(name -> name + " " + context.getDisplayName()).orElseGet(context::getDisplayName);
    }

    private static Stores.Key<TestUsage> key(ExtensionContext context) {
        return new Stores.Key<>(TestUsage.class, context.getUniqueId());
    }
}
