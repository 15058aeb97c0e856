package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.ErrorClass;
import io.iwc.run.Run;
import java.util.Optional;

/**
 * A run as plain text, what {@code iwc run} prints: what was sent where, whether its latencies are valid, and its
 * numbers, {@code n/a (reason)} for what cannot be computed. Ends with a newline.
 *
 * @since 0.1
 */
public final class RunText {
    private final Run run;
    private final TextSections text = new TextSections();

    private RunText(Run run) {
        this.run = run;
    }

    /** The text of a run. */
    public static String of(Run run) {
        return new RunText(run).text();
    }

    private String text() {
        summary();
        latency();
        throughput();
        client();
        telemetry();
        return text.toString();
    }

    private void summary() {
        text.section("RUN SUMMARY");
        line("Workload").words(run.name()).end();
        var endpoint = run.endpoint();
        line("Endpoint")
                .words(endpoint.url())
                .words(endpoint.model())
                .words(endpoint.wire())
                .end();
        line("Origin").words(run.origin().text()).end();
        line(Metric.RUN_REQUESTS_ATTEMPTED)
                .metric("", Metric.RUN_REQUESTS_ATTEMPTED)
                .named(Metric.RUN_REQUESTS_OK)
                .named(Metric.RUN_REQUESTS_FAILED)
                .named(Metric.RUN_REQUESTS_CANCELLED)
                .end();
        run.errors().forEach(this::failures);
        alone(Metric.RUN_DURATION);
        line("Validity").words(validity()).end();
        run.invalidReasons().forEach(reason -> line("Because").words(reason).end());
        run.warnings().forEach(warning -> line("Warning").words(warning).end());
    }

    /** How many, and what was said most often. */
    private void failures(ErrorClass errorClass, long count) {
        var line = line("Failed with " + errorClass.text()).words(Long.toString(count));
        Optional.ofNullable(run.errorMessages().get(errorClass)).ifPresent(line::words);
        line.end();
    }

    private String validity() {
        if (!run.isValid()) {
            return "INVALID";
        }
        return run.warnings().isEmpty() ? "valid" : "valid, with warnings";
    }

    private void latency() {
        text.section("LATENCY");
        quantiles(MetricFamily.RUN_RESPONSE_TTFT);
        quantiles(MetricFamily.RUN_TTFT);
        quantiles(MetricFamily.RUN_RESPONSE);
        quantiles(MetricFamily.RUN_E2E);
        quantiles(MetricFamily.RUN_TPOT);
        quantiles(MetricFamily.RUN_ITL);
    }

    private void throughput() {
        text.section("THROUGHPUT");
        alone(Metric.RUN_OUTPUT_THROUGHPUT);
        alone(Metric.RUN_TOTAL_THROUGHPUT);
        alone(Metric.RUN_REQUEST_THROUGHPUT);
        line(Metric.RUN_GOODPUT)
                .metric("", Metric.RUN_GOODPUT)
                .named(Metric.RUN_SLO_ATTAINMENT)
                .end();
        run.slo().ifPresent(slo -> line("SLO").words(SloLabel.of(slo)).end());
        alone(Metric.RUN_OUTPUT_RATIO);
        if (run.measurements().containsKey(Metric.RUN_PROMPT_RATIO)) {
            alone(Metric.RUN_PROMPT_RATIO);
        }
        if (run.measurements().containsKey(Metric.RUN_CACHED_SHARE)) {
            line(Metric.RUN_CACHED_SHARE)
                    .metric("", Metric.RUN_CACHED_SHARE)
                    .metric("possible", Metric.RUN_CACHEABLE_SHARE)
                    .end();
        }
        line("Output tokens from")
                .words(run.label("run.outputTokensSource").orElse("none"))
                .end();
    }

    private void client() {
        text.section("CLIENT");
        alone(Metric.RUN_OFFERED_RPS);
        line(Metric.RUN_DELIVERED_RPS)
                .metric("", Metric.RUN_DELIVERED_RPS)
                .named(Metric.RUN_DELIVERED_CV)
                .end();
        quantiles(MetricFamily.RUN_SCHEDULE_LAG);
        if (OverheadText.isIn(run)) {
            overhead();
        }
    }

    /** What the self-check found that the client adds by itself. */
    private void overhead() {
        line("Client overhead TTFT")
                .overhead("P50", "ttftP50")
                .overhead("P99", "ttftP99")
                .end();
        line("Client overhead ITL")
                .overhead("P50", "itlP50")
                .overhead("P99", "itlP99")
                .end();
        line("Client overhead lag")
                .overhead("P50", "lagP50")
                .overhead("P99", "lagP99")
                .overhead("check server lag P99", "serverLateP99")
                .end();
    }

    private void telemetry() {
        if (run.telemetry().isEmpty()) {
            return;
        }
        text.section("TELEMETRY");
        meanAndPeak(Metric.SERVER_KV_USAGE_MEAN, Metric.SERVER_KV_USAGE_PEAK);
        meanAndPeak(Metric.SERVER_RUNNING_MEAN, Metric.SERVER_RUNNING_PEAK);
        meanAndPeak(Metric.SERVER_WAITING_MEAN, Metric.SERVER_WAITING_PEAK);
        sampled(Metric.SERVER_PREFIX_HIT_SHARE, "").ifPresent(Line::end);
        sampled(Metric.GPU_MEMORY_PEAK_MB, "peak").ifPresent(Line::end);
        sampled(Metric.GPU_UTILISATION_MEAN, "mean").ifPresent(Line::end);
        sampled(Metric.GPU_POWER_MEAN_WATTS, "mean").ifPresent(Line::end);
        sampled(Metric.GPU_ENERGY_JOULES, "").ifPresent(line -> line.named(Metric.GPU_ENERGY_PER_REQUEST)
                .named(Metric.GPU_ENERGY_PER_OUTPUT_TOKEN)
                .end());
    }

    private void meanAndPeak(Metric mean, Metric peak) {
        sampled(mean, "mean").ifPresent(line -> line.metric("peak", peak).end());
    }

    /** A line that begins with a metric, empty if nobody sampled it. */
    private Optional<Line> sampled(Metric metric, String name) {
        return run.measurements().containsKey(metric)
                ? Optional.of(line(metric).metric(name, metric))
                : Optional.empty();
    }

    private void quantiles(MetricFamily family) {
        line(MetricCatalogue.of(family).lineName())
                .metric("mean", family.mean())
                .percentile(family, Percentile.P50)
                .percentile(family, Percentile.P90)
                .percentile(family, Percentile.P99)
                .end();
    }

    private void alone(Metric metric) {
        line(metric).metric("", metric).end();
    }

    private Line line(Metric metric) {
        return line(MetricCatalogue.of(metric).lineName());
    }

    private Line line(String name) {
        return new Line(text.line(name));
    }

    /** One line, filled from the run. */
    private final class Line {
        private final TextSections.Line line;

        private Line(TextSections.Line line) {
            this.line = line;
        }

        Line percentile(MetricFamily family, Percentile percentile) {
            return metric(percentile.name(), family.at(percentile));
        }

        /** Beside other metrics, under its own name. */
        Line named(Metric metric) {
            return metric(MetricCatalogue.of(metric).lineName(), metric);
        }

        Line metric(String name, Metric metric) {
            line.item(name, run.measurement(metric), value -> Digits.of(metric, value));
            return this;
        }

        Line overhead(String name, String option) {
            line.item(name, OverheadText.seconds(run, option), OverheadText::digits);
            return this;
        }

        Line words(String words) {
            line.words(words);
            return this;
        }

        void end() {
            line.end();
        }
    }
}
