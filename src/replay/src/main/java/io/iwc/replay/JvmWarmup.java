package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.replay.internal.client.ExactServer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Runs whole replays, schedule to records and, where there is a run folder, to their lines in a file, before the clock of the first one starts, so that what is measured is not
 * the JVM compiling: over loopback, against a server of its own in this process, until the compilers have
 * little left to do. A client that is pinned to one core has to share it with them, now or while it measures; of a few
 * requests a second none is late for that, and so little time is spent on it.
 */
final class JvmWarmup {
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** With a core of their own the compilers are done long before. */
    private static final long MOST_NANOS =
            TimeUnit.SECONDS.toNanos(Runtime.getRuntime().availableProcessors() > 1 ? 8 : 20);

    /** Before a start in common: to reach the endpoint and warm it up. */
    private static final long RESERVE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long NANOS_PER_REQUEST_A_SECOND = TimeUnit.MILLISECONDS.toNanos(20);

    /** One takes that part of the time at most; its end undoes some of what was compiled, the first time. */
    private static final int ROUNDS = 4;

    /** Rounds in succession after which the compilers had little left to do. */
    private static final int SETTLED_ROUNDS = 2;

    private static final int AT_ONCE = 64;

    /** A token a read, as it will be: at once, they would all be read together. */
    private static final long ITL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long TTFT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int TOKENS = 4;

    /** More than there will be. */
    private static final int CALLS_A_SECOND = 3000;

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Of compiling in a round, all compilers together: little left to do. */
    private static final long SETTLED_MILLIS = 50;

    private static long spentNanos;

    private JvmWarmup() {}

    /**
     * Rehearses for what was prepared, unless this process has, for a demand like it or a denser one. Where others start
     * with it, the last seconds before that are kept free.
     */
    static synchronized void before(Preparation prepared, InstantSource clock) {
        var demand = prepared.demand();
        var start = prepared.options().startAt();
        var wanted = Math.min(MOST_NANOS, LEAST_NANOS + demand.peakPerSecond() * NANOS_PER_REQUEST_A_SECOND);
        var left = start.map(it -> Duration.between(clock.instant(), it).toNanos() - RESERVE_NANOS)
                .orElse(MOST_NANOS);
        var missing = Math.min(left, wanted - spentNanos);
        if (missing < WINDOW_NANOS) {
            return;
        }
        spentNanos += missing;
        try (var server = ExactServer.start(0, TOKENS, TTFT_NANOS, ITL_NANOS)) {
            if (settles(prepared, server.url(), missing, clock)) {
                spentNanos = MOST_NANOS;
            }
        } catch (IOException | IwcException e) {
            spentNanos = MOST_NANOS; // a machine without a working loopback: every run starts cold
        }
        System.gc(); // its garbage is not to be collected during the measurement
    }

    /** Whether the compilers had little left to do before that time was over. */
    private static boolean settles(Preparation prepared, String url, long nanos, InstantSource clock)
            throws IOException {
        var endpoint = Endpoint.at(url, "jvm-warmup").over(wire(prepared.endpoint()));
        var workload = workload((int) (nanos / ROUNDS * CALLS_A_SECOND / TimeUnit.SECONDS.toNanos(1)));
        var end = System.nanoTime() + nanos;
        var settled = 0;
        try (var folders = new WarmupFolders(prepared.options().folder().isPresent())) {
            while (settled < SETTLED_ROUNDS
                    && System.nanoTime() - end < 0
                    && !Thread.currentThread().isInterrupted()) {
                var compiled = compilerMillis();
                play(Preparation.of(workload, endpoint, options(folders)), nanos / ROUNDS, clock);
                settled = compilerMillis() - compiled < SETTLED_MILLIS ? settled + 1 : 0;
            }
        }
        return settled == SETTLED_ROUNDS;
    }

    /** Events of both are read by the same code, whatever they carry; the requests are not the same. */
    private static Wire wire(Endpoint endpoint) {
        return endpoint.wire() == Wire.COMPLETIONS ? Wire.COMPLETIONS : Wire.CHAT;
    }

    private static ReplayOptions options(WarmupFolders folders) throws IOException {
        var options = ReplayOptions.defaults()
                .withCache(ReplayOptions.Cache.WARM)
                .withTransport(Transport.defaults().withoutProxy())
                .withMaxConcurrency(AT_ONCE);
        return folders.next().map(options::withFolder).orElse(options);
    }

    private static void play(Preparation prepared, long nanos, InstantSource clock) {
        var replay = LiveReplay.start(prepared, clock);
        var begin = System.nanoTime();
        while (replay.progress().ok() < prepared.plan().all().size()
                && System.nanoTime() - begin < nanos
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(WINDOW_NANOS);
        }
        replay.stop();
        replay.await();
    }

    private static Workload workload(int calls) {
        var requests = IntStream.range(0, calls)
                .mapToObj(it -> Request.text("jvm-warmup " + it)
                        .withId("jvm-warmup-" + it)
                        .arrivingAt(0)
                        .withMaxOutputTokens(TOKENS)
                        .build())
                .toList();
        return Workload.of("jvm-warmup", requests, Manifest.of("jvm-warmup"));
    }

    /** All compilers together; 0 where nothing is compiled. */
    private static long compilerMillis() {
        var compilers = ManagementFactory.getCompilationMXBean();
        return compilers != null && compilers.isCompilationTimeMonitoringSupported()
                ? compilers.getTotalCompilationTime()
                : 0;
    }
}
