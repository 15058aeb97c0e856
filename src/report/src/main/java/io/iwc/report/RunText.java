package io.iwc.report;

import io.iwc.fingerprint.Digits;
import io.iwc.metric.Metric;
import io.iwc.run.Run;

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
        line("Requests")
                .metric("", "run.requests.attempted")
                .metric("ok", "run.requests.ok")
                .metric("failed", "run.requests.failed")
                .metric("cancelled", "run.requests.cancelled")
                .end();
        run.errors().forEach((errorClass, count) -> line("Failed with " + errorClass.text())
                .words(Long.toString(count))
                .end());
        line("Duration").metric("", "run.durationSeconds").end();
        line("Validity").words(run.isValid() ? "valid" : "INVALID").end();
        run.invalidReasons().forEach(reason -> line("Because").words(reason).end());
    }

    private void latency() {
        text.section("LATENCY");
        quantiles("TTFT from schedule", "run.responseTtft");
        quantiles("TTFT from send", "run.ttft");
        quantiles("Latency from schedule", "run.response");
        quantiles("Latency from send", "run.e2e");
        quantiles("TPOT", "run.tpot");
        quantiles("ITL (per chunk)", "run.itl");
    }

    private void throughput() {
        text.section("THROUGHPUT");
        line("Output tokens/s").metric("", "run.outputThroughput").end();
        line("Total tokens/s").metric("", "run.totalThroughput").end();
        line("Requests/s").metric("", "run.requestThroughput").end();
        line("Goodput, requests/s")
                .metric("", "run.goodput")
                .metric("attained", "run.sloAttainment")
                .end();
        run.slo().ifPresent(slo -> line("SLO").words(SloText.of(slo)).end());
        line("Output vs requested").metric("", "run.outputRatio").end();
        line("Output tokens from")
                .words(run.label("run.outputTokensSource").orElse("none"))
                .end();
    }

    private void client() {
        text.section("CLIENT");
        line("Offered requests/s").metric("", "run.offeredRps").end();
        line("Delivered requests/s")
                .metric("", "run.deliveredRps")
                .metric("CV", "run.deliveredCv")
                .end();
        quantiles("Schedule lag", "run.scheduleLag");
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
        sampled("KV cache in use", "mean", "run.server.kvUsageMean", "peak", "run.server.kvUsagePeak");
        sampled("Running in the server", "mean", "run.server.runningMean", "peak", "run.server.runningPeak");
        sampled("Waiting in the server", "mean", "run.server.waitingMean", "peak", "run.server.waitingPeak");
        sampled("Prefix cache hits", "", "run.server.prefixHitShare");
        sampled("GPU memory, MB", "peak", "run.gpu.memoryPeakMb");
        sampled("GPU utilisation", "mean", "run.gpu.utilisationMean");
        sampled("GPU power, W", "mean", "run.gpu.powerMeanWatts");
        sampled(
                "Energy, J",
                "",
                "run.gpu.energyJoules",
                "per request",
                "run.gpu.energyPerRequestJoules",
                "per output token",
                "run.gpu.energyPerOutputTokenJoules");
    }

    /** A line of names and ids in turn, left out if the first of them was not sampled. */
    private void sampled(String name, String... namesAndIds) {
        if (!run.measurements().containsKey(Metric.of(namesAndIds[1]))) {
            return;
        }
        var line = line(name);
        for (var i = 0; i < namesAndIds.length; i += 2) {
            line.metric(namesAndIds[i], namesAndIds[i + 1]);
        }
        line.end();
    }

    private void quantiles(String name, String base) {
        line(name)
                .metric("mean", base + ".mean")
                .metric("P50", base + ".p50")
                .metric("P90", base + ".p90")
                .metric("P99", base + ".p99")
                .end();
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

        Line metric(String name, String id) {
            var metric = Metric.of(id);
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
