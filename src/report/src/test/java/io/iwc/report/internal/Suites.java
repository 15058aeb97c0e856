package io.iwc.report.internal;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Measurement;
import io.iwc.report.internal.TestReport.Status;
import io.iwc.run.EndpointInfo;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Suites for tests: seeded, of any size. */
final class Suites {
    static final String EVIL = "</script><script>document.title='owned'</script>";

    private static final long MILLI = 1_000_000;

    private Suites() {}

    static SuiteEnvironment environment() {
        return new SuiteEnvironment(
                Instant.parse("2026-01-02T03:04:05Z"),
                "build-1",
                new TreeMap<>(Map.of("iwc", "0.1.0", "jdk", "17", "os", "Linux amd64", "cpus", "2")));
    }

    static WorkloadReport workload(int seed, int requests) {
        var random = new Random(seed);
        var arrival = 0L;
        var all = new ArrayList<Request>();
        for (var i = 0; i < requests; i++) {
            arrival += nanos(-Math.log(1 - random.nextDouble()) * 250);
            all.add(Request.lengthOnly((int) Math.exp(5.5 + 0.9 * random.nextGaussian()) + 1)
                    .withId("r" + i)
                    .arrivingAt(arrival)
                    .inSession("s" + i / 4)
                    .asTurn(i % 4)
                    .withMaxOutputTokens(64 + 32 * random.nextInt(8))
                    .build());
        }
        var workload = Workload.of("support-" + seed, all, Manifest.of("synth"));
        return WorkloadReport.of(workload, Fingerprinter.of(workload, Tokenizers.whitespace()));
    }

    static Run run(int seed, int requests, double slowness) {
        var random = new Random(seed);
        var records = new ArrayList<RequestRecord>();
        for (var i = 0; i < requests; i++) {
            records.add(record(random, i, slowness));
        }
        return Run.builder(
                        "support-" + seed,
                        seed % 2 == 0 ? Origin.PREDICTED : Origin.MEASURED,
                        new EndpointInfo("chat", "test-model", "http://127.0.0.1/v1", "HTTP/1.1", new TreeMap<>()))
                .records(records)
                .slo(Slo.ttft(Duration.ofMillis(500)).andTpot(Duration.ofMillis(50)))
                .build();
    }

    private static long nanos(double millis) {
        return Math.round(millis * MILLI);
    }

    private static RequestRecord record(Random random, int i, double slowness) {
        var scheduled = i * 250L * MILLI;
        var sent = scheduled + random.nextInt(900_000);
        var record = RequestRecord.builder(i + 1, "r" + i, scheduled)
                .sent(sent)
                .attempts(1)
                .streamed(true);
        if (random.nextInt(60) == 0) {
            return record.failed(ErrorClass.HTTP_5XX, "overloaded")
                    .end(sent + 5 * MILLI)
                    .build();
        }
        var tokens = 8 + random.nextInt(120);
        var gaps = random.longs(tokens - 1, nanos(8 * slowness), nanos(22 * slowness + 1))
                .toArray();
        var first = sent + nanos(slowness * (20 + 60 * Math.exp(random.nextGaussian())));
        var last = first + Arrays.stream(gaps).sum();
        return record.ok(tokens > 120 ? "length" : "stop")
                .status(200)
                .firstByte(first)
                .firstToken(first)
                .firstAnswerToken(first)
                .lastToken(last)
                .end(last + MILLI)
                .itl(gaps)
                .chunks(tokens)
                .inputTokens(200)
                .outputTokens(tokens, false)
                .outputTokensAsked(128)
                .build();
    }

    /** Every status, gates, a shared workload, and a name that would be a script. */
    static SuiteReport full() {
        return new SuiteReport(
                "IWC report: parcel support",
                environment(),
                IntStream.range(0, 8).mapToObj(Suites::test).toList());
    }

    /** That many small passing tests. */
    static SuiteReport of(int tests) {
        var workload = workload(1, 40);
        return new SuiteReport(
                "Large suite",
                environment(),
                IntStream.range(0, tests)
                        .mapToObj(i -> TestReport.builder(
                                        "id-" + i, "com.acme.Suite" + i % 20 + "Tests", "keeps its shape " + i)
                                .workload(workload)
                                .run(RunReport.of(run(i, 40, 1)))
                                .build())
                        .toList());
    }

    /** Four levels, each twice as slow as the one before. */
    static SweepReport sweep() {
        var slo = Slo.ttft(Duration.ofMillis(500));
        return SweepReport.of(new Sweep("support", points()), Optional.of(slo));
    }

    static List<SweepPoint> points() {
        return IntStream.range(0, 4)
                .mapToObj(i -> new SweepPoint(SweepLevel.ofRate(1 << i), run(10 + i, 120, 0.4 * (1 << i))))
                .toList();
    }

    /** The same support desk with longer prompts. */
    static ChangeReport change() {
        return ChangeReport.of(
                Drifts.longerPrompts("after", 3),
                "at the same rate of 4.000 requests/s that is +31 % predicted TTFT P99 (120.0 ms → 157.2 ms, profile"
                        + " default)");
    }

    private static GateReport assertion(String metric, double found, String allowed, double used, double slack) {
        return new GateReport(
                "run of \"support\"",
                metric,
                Measurement.undefined("nothing was compared"),
                Measurement.of(found),
                "",
                "",
                allowed,
                Measurement.of(used),
                Measurement.of(slack),
                used <= 1 ? GateReport.Verdict.PASS : GateReport.Verdict.FAIL);
    }

    private static TestReport test(int i) {
        var test = TestReport.builder(
                "[engine:junit-jupiter]/[class:com.acme.ParcelTests]/[method:t" + i + "]",
                i < 5 ? "com.acme.parcel.ParcelShapeTests" : "com.acme.parcel.ParcelLoadTests",
                i == 3 ? EVIL : "staysInShapeAtRate(rate=" + (1 << i) + ")");
        test.entry("iwc.seed", "42").entry("iwc.verdict", i == 2 ? "failed" : "passed");
        switch (i) {
            case 2 ->
                test.ended(
                                Status.FAILED,
                                "Expecting workload \"support\" to match baseline support-chat but 1 of 2 gates failed:"
                                        + " prefill.dominance.p50 is 0.834, allowed 0.739 ±0.050 (Δ +0.095)\n\n"
                                        + "  gate                   baseline  actual   delta  allowed  verdict\n"
                                        + "  prefill.dominance.p50     0.739   0.834  +0.095   ±0.050  FAIL\n")
                        .change(change())
                        .gate(new GateReport(
                                "prefill.dominance.p50",
                                Measurement.of(0.739),
                                Measurement.of(0.834),
                                "±0.050",
                                Measurement.of(1.9),
                                GateReport.Verdict.FAIL))
                        .gate(new GateReport(
                                "reuse.session.mean",
                                Measurement.of(0.713),
                                Measurement.undefined("no request carries a session_id"),
                                "±0.050",
                                Measurement.undefined("no request carries a session_id"),
                                GateReport.Verdict.FAIL));
            case 4 -> test.ended(Status.ABORTED, "azure2023/AzureLLMInferenceTrace_code.csv: not found; set IWC_DATA");
            case 6 -> test.ended(Status.SKIPPED, "IWC_ENDPOINT_URL is not set");
            default -> test.ended(Status.PASSED, "");
        }
        if (i != 4 && i != 6) {
            test.workload(workload(i / 2, 400));
        }
        if (i == 5) {
            test.sweep(sweep());
        }
        if (i == 1) {
            test.gate(assertion("run.responseTtft.p99", 0.42, "≤ 500 ms", 0.84, 0.08));
        }
        if (i % 2 == 1) {
            test.run(RunReport.of(run(i, 400, 0.6 + i * 0.5)));
        }
        return test.build();
    }
}
