package io.iwc.bench.replay;

import com.sun.management.OperatingSystemMXBean;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.replay.Endpoint;
import io.iwc.replay.Replay;
import io.iwc.replay.ReplayOptions;
import io.iwc.replay.RunningReplay;
import io.iwc.replay.internal.client.ExactServer;
import io.iwc.run.Run;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Replays against an {@link ExactServer} and prints one line a load. Arguments: URL of the server without path, then
 * loads: {@code streams:N:ROUNDS} (or any other word than poisson) keeps N streams open, as other clients' benchmarks
 * do it; {@code poisson:RATE:SECONDS} sends on an open-loop schedule.
 */
public final class ReplayBench {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ReplayBench() {}

    public static void main(String[] args) throws IOException {
        for (var i = 1; i < args.length; i++) {
            run(args[0], args[i]);
        }
    }

    private static void run(String server, String load) throws IOException {
        var parts = load.split(":", -1);
        var count = Integer.parseInt(parts[1]);
        var options = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);
        var streams = !parts[0].equals("poisson");
        var workload = streams
                ? atOnce(count * Integer.parseInt(parts[2]))
                : poisson(count, count * Integer.parseInt(parts[2]));
        stats(server);
        var replay = Replay.start(
                workload, Endpoint.at(server + "/v1", "exact"), streams ? options.withMaxConcurrency(count) : options);
        var cpu = SYSTEM.getProcessCpuTime();
        waitFor(replay);
        var cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        var chunks = replay.progress().chunks();
        var machine = SYSTEM.getSystemLoadAverage();
        var late = stats(server);
        report(load, replay.await(), chunks / cpuSeconds, late, machine);
    }

    private static void waitFor(RunningReplay replay) {
        var progress = replay.progress();
        while (progress.ok() + progress.failed() + progress.cancelled() < progress.planned()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            progress = replay.progress();
        }
    }

    /** The columns of {@code medians.py}; then how late the server was, and the load of the machine. */
    private static void report(String load, Run run, double tokensPerCpuSecond, String late, double machine)
            throws IOException {
        print(String.format(
                Locale.ROOT,
                "%s ours %.2f %.2f %.2f %.2f %.3f %.3f %.5f %.0f %.0f %d | %s | %.1f",
                load,
                millis(run, MetricFamily.RUN_TTFT.mean()),
                millis(run, MetricFamily.RUN_TTFT.at(Percentile.P99)),
                millis(run, MetricFamily.RUN_ITL.at(Percentile.P50)),
                millis(run, MetricFamily.RUN_ITL.at(Percentile.P99)),
                millis(run, MetricFamily.RUN_SCHEDULE_LAG.at(Percentile.P50)),
                millis(run, Metric.RUN_SCHEDULE_LAG_P99),
                value(run, Metric.RUN_DELIVERED_RPS) / value(run, Metric.RUN_OFFERED_RPS),
                value(run, Metric.RUN_REQUESTS_FAILED),
                tokensPerCpuSecond,
                peakMegabytes(),
                late,
                machine));
    }

    /** Resident memory at its highest, all of the process; of the heap where Linux does not say. */
    private static long peakMegabytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Runtime.getRuntime().totalMemory() >> 20;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static double millis(Run run, Metric metric) {
        return 1e3 * value(run, metric);
    }

    private static double value(Run run, Metric metric) {
        return run.measurement(metric).asOptional().orElse(Double.NaN);
    }

    private static Workload atOnce(int requests) {
        return workload(requests, new long[requests]);
    }

    private static Workload poisson(double rate, int requests) {
        var offsets = Arrivals.poisson(rate).offsets(42, Rng.PCG64);
        return workload(
                requests, LongStream.generate(offsets::nextLong).limit(requests).toArray());
    }

    private static Workload workload(int count, long[] arrivals) {
        var requests = new ArrayList<Request>(count);
        for (var i = 0; i < count; i++) {
            requests.add(Request.text("Say something of a hundred tokens, number " + i + ".")
                    .withId("r" + i)
                    .arrivingAt(arrivals[i])
                    .withMaxOutputTokens(100)
                    .build());
        }
        return Workload.of("bench", requests, Manifest.of("bench"));
    }

    private static String stats(String server) throws IOException {
        try (InputStream in = URI.create(server + "/stats").toURL().openStream()) {
            var json = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return json.replaceAll("\"[A-Za-z0-9]+\":", "")
                    .replaceAll("[{}]", "")
                    .replace(",", " / ");
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
