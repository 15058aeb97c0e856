package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
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
    private final TextSections text;

    private RunText(Run run) {
        this.run = run;
        text = new TextSections(run);
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
        text.line("Workload").words(run.name()).end();
        var endpoint = run.endpoint();
        text.line("Endpoint")
                .words(endpoint.url())
                .words(endpoint.model())
                .words(endpoint.wire())
                .end();
        text.line("Origin").words(run.origin().text()).end();
        text.line(Metric.RUN_REQUESTS_ATTEMPTED)
                .metric("", Metric.RUN_REQUESTS_ATTEMPTED)
                .named(Metric.RUN_REQUESTS_OK)
                .named(Metric.RUN_REQUESTS_FAILED)
                .named(Metric.RUN_REQUESTS_CANCELLED)
                .end();
        run.errors().forEach(this::failures);
        alone(Metric.RUN_DURATION);
        text.line("Validity").words(validity()).end();
        run.invalidReasons()
                .forEach(reason -> text.line("Because").words(reason).end());
        run.warnings().forEach(warning -> text.line("Warning").words(warning).end());
    }

    /** How many, and what was said most often. */
    private void failures(ErrorClass errorClass, long count) {
        var line = text.line("Failed with " + errorClass.text()).words(Long.toString(count));
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
        text.line(Metric.RUN_GOODPUT)
                .metric("", Metric.RUN_GOODPUT)
                .named(Metric.RUN_SLO_ATTAINMENT)
                .end();
        run.slo().ifPresent(slo -> text.line("SLO").words(SloLabel.of(slo)).end());
        alone(Metric.RUN_OUTPUT_RATIO);
        if (run.measurements().containsKey(Metric.RUN_PROMPT_RATIO)) {
            alone(Metric.RUN_PROMPT_RATIO);
        }
        if (run.measurements().containsKey(Metric.RUN_CACHED_SHARE)) {
            text.line(Metric.RUN_CACHED_SHARE)
                    .metric("", Metric.RUN_CACHED_SHARE)
                    .metric("possible", Metric.RUN_CACHEABLE_SHARE)
                    .end();
        }
        text.line("Output tokens from")
                .words(run.label("run.outputTokensSource").orElse("none"))
                .end();
    }

    private void client() {
        text.section("CLIENT");
        alone(Metric.RUN_OFFERED_RPS);
        text.line(Metric.RUN_DELIVERED_RPS)
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
        text.line("Client overhead TTFT")
                .item("P50", OverheadText.seconds(run, "ttftP50"), OverheadText::digits)
                .item("P99", OverheadText.seconds(run, "ttftP99"), OverheadText::digits)
                .end();
        text.line("Client overhead ITL")
                .item("P50", OverheadText.seconds(run, "itlP50"), OverheadText::digits)
                .item("P99", OverheadText.seconds(run, "itlP99"), OverheadText::digits)
                .end();
        text.line("Client overhead lag")
                .item("P50", OverheadText.seconds(run, "lagP50"), OverheadText::digits)
                .item("P99", OverheadText.seconds(run, "lagP99"), OverheadText::digits)
                .item("check server lag P99", OverheadText.seconds(run, "serverLateP99"), OverheadText::digits)
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
        sampled(Metric.SERVER_PREFIX_HIT_SHARE, "").ifPresent(TextSections.Line::end);
        sampled(Metric.GPU_MEMORY_PEAK_MB, "peak").ifPresent(TextSections.Line::end);
        sampled(Metric.GPU_UTILISATION_MEAN, "mean").ifPresent(TextSections.Line::end);
        sampled(Metric.GPU_POWER_MEAN_WATTS, "mean").ifPresent(TextSections.Line::end);
        sampled(Metric.GPU_ENERGY_JOULES, "").ifPresent(line -> line.named(Metric.GPU_ENERGY_PER_REQUEST)
                .named(Metric.GPU_ENERGY_PER_OUTPUT_TOKEN)
                .end());
    }

    private void meanAndPeak(Metric mean, Metric peak) {
        sampled(mean, "mean").ifPresent(line -> line.metric("peak", peak).end());
    }

    /** A line that begins with a metric, empty if nobody sampled it. */
    private Optional<TextSections.Line> sampled(Metric metric, String name) {
        return run.measurements().containsKey(metric)
                ? Optional.of(text.line(metric).metric(name, metric))
                : Optional.empty();
    }

    private void quantiles(MetricFamily family) {
        text.quantiles(MetricCatalogue.of(family).lineName(), family);
    }

    private void alone(Metric metric) {
        text.line(metric).metric("", metric).end();
    }
}
