package io.iwc.junit;

import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.report.internal.TestReport;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** What a test publishes through JUnit: {@code iwc.*}, a few numbers and how they came about, in a fixed order. */
final class ReportEntries {
    private static final List<Metric> SHAPE = List.of(
            Metric.REQUEST_COUNT,
            Metric.PROMPT_TOKENS_P50,
            Metric.PROMPT_TOKENS_P90,
            Metric.PREFILL_P50,
            Metric.BURSTINESS_CV,
            Metric.SESSION_COUNT,
            Metric.SESSION_REUSE_MEAN);
    private static final List<Metric> RUN = List.of(
            MetricFamily.RUN_RESPONSE_TTFT.at(Percentile.P50),
            Metric.RUN_RESPONSE_TTFT_P90,
            Metric.RUN_TPOT_P90,
            Metric.RUN_RESPONSE_P90,
            Metric.RUN_ERROR_RATE,
            Metric.RUN_OUTPUT_THROUGHPUT);

    private final Map<String, String> entries = new LinkedHashMap<>();

    void add(Workload workload, Fingerprint fingerprint) {
        put("iwc.workload", workload.name());
        fingerprint.workloadSha256().ifPresent(sha256 -> put("iwc.sha256", sha256));
        workload.manifest().seed().ifPresent(seed -> put("iwc.seed", Long.toString(seed)));
        put("iwc.tokenizer", fingerprint.tokenizer().id());
        put(fingerprint, SHAPE);
    }

    void add(Run run) {
        put("iwc.endpoint", run.endpoint().url());
        put("iwc.origin", run.origin().text());
        put(run, RUN);
    }

    void addBaseline(Path file) {
        put("iwc.baseline", BaselineCheck.slashes(file));
    }

    /** A baseline that what it bounds has left behind, by file. */
    void addStaleness(BaselineCheck check) {
        if (check instanceof BaselineCheck.Judged judged && judged.staleness().isPresent()) {
            put(TestReport.STALE_BASELINE, BaselineCheck.slashes(check.file()));
        }
    }

    void verdict(Optional<Throwable> outcome) {
        put(
                "iwc.verdict",
                outcome.map(thrown -> thrown instanceof TestAbortedException ? "aborted" : "failed")
                        .orElse("passed"));
    }

    Map<String, String> all() {
        return entries;
    }

    private void put(Measured measured, List<Metric> metrics) {
        for (var metric : metrics) {
            var value = measured.measurement(metric);
            if (value.isDefined()) {
                put("iwc.metric." + metric, value.toString());
            }
        }
    }

    /** The first of several workloads or runs keeps the plain key, the others are numbered. */
    private void put(String key, String value) {
        var free = key;
        for (var number = 2; entries.containsKey(free); number++) {
            free = key + "." + number;
        }
        entries.put(free, value);
    }
}
