package io.iwc.junit;

import io.iwc.artifact.internal.Json;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.report.internal.HtmlReport;
import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.WorkloadReport;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Loads what a first test would wait for beside the work that leads to it. Whoever needs it earlier waits for it; a
 * fault in here is found again by whoever needs it.
 */
final class EarlyLoading {
    private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

    private EarlyLoading() {}

    /** JSON, the fingerprint and the report, where a class of the plan declares a workload. */
    static void of(TestPlan plan) {
        var isUsed = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(TestIdentifier::isContainer)
                .flatMap(container -> container.getSource().stream())
                .anyMatch(EarlyLoading::declaresWorkload);
        if (isUsed) {
            begin("plan", EarlyLoading::rehearse);
        }
    }

    /** The vocabulary of a tokenizer: some tenths of a second, in which a dataset is recognised and parsed. */
    static void of(Tokenizer tokenizer) {
        begin(tokenizer.id(), () -> tokenizer.count(" "));
    }

    /** The way of a test from dataset to page, with a workload of one request: classes and resources are there then. */
    private static void rehearse() {
        Json.parse(Json.compact(List.of("a")));
        var request = Request.text("a b").arrivingAt(0).withOutputTokens(1).build();
        var workload = Workload.of("rehearsal", List.of(request), Manifest.of("rehearsal"));
        var fingerprint = Fingerprinter.of(workload, Tokenizers.whitespace());
        FingerprintFile.text(fingerprint);
        var test = TestReport.builder("rehearsal", "rehearsal", "rehearsal")
                .workload(WorkloadReport.of(workload, fingerprint))
                .ended(TestReport.Status.PASSED, "")
                .build();
        var report =
                new SuiteReport("rehearsal", new SuiteEnvironment(Instant.EPOCH, "", new TreeMap<>()), List.of(test));
        SuiteReportFile.text(report);
        HtmlReport.pieces(report);
    }

    private static boolean declaresWorkload(Object source) {
        try {
            return source instanceof ClassSource type
                    && AnnotationSupport.isAnnotated(type.getJavaClass(), IwcWorkload.class);
        } catch (RuntimeException | LinkageError unloadable) {
            return false;
        }
    }

    private static void begin(String name, Runnable work) {
        if (BEGUN.add(name)) {
            var thread = new Thread(work, "iwc-preparation");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((itself, fault) -> {});
            thread.start();
        }
    }
}
