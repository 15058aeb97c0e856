package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.replay.client.PromptServer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Runs a whole replay, schedule to records, before the clock of the first one starts, so that what is measured is not
 * the JVM compiling: over loopback, at a server in this process that nobody else talks to, until the compilers have
 * little left to do. A client that is pinned to one core has to share it with them, now or while it measures; of a few
 * requests a second none is late for that, and so little time is spent on it.
 */
final class Rehearsal {
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final long NANOS_PER_REQUEST_A_SECOND = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int CALLS_A_SECOND = 5000;
    private static final int TOKENS = 10;
    private static final int AT_ONCE = 32;

    /** Compilers take up what was called some thousand times: before that they are not idle for good. */
    private static final int FEWEST_CALLS = 6000;

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** Of compiling in a window, all compilers together: little left to do. */
    private static final long SETTLED_MILLIS = 40;

    private static final int SETTLED_WINDOWS = 2;

    private static long spentNanos;

    private Rehearsal() {}

    /** Rehearses for such a plan, unless this process has, for one like it or a denser one. */
    static synchronized void before(Plan plan) {
        var wanted = Math.min(MOST_NANOS, LEAST_NANOS + plan.peakPerSecond() * NANOS_PER_REQUEST_A_SECOND);
        var missing = wanted - spentNanos;
        if (missing < WINDOW_NANOS) {
            return;
        }
        spentNanos = wanted;
        try (var server = PromptServer.start(TOKENS)) {
            if (play(server.url(), missing)) {
                spentNanos = MOST_NANOS;
            }
        } catch (IOException | IwcException e) {
            spentNanos = MOST_NANOS; // a machine without a working loopback: every run starts cold
        }
        System.gc(); // what it leaves behind is not to be collected while somebody measures
    }

    /** Whether the compilers had little left to do. */
    private static boolean play(String url, long nanos) {
        var options = ReplayOptions.defaults()
                .withCache(ReplayOptions.Cache.WARM)
                .withTransport(Transport.defaults().withoutProxy())
                .withMaxConcurrency(AT_ONCE);
        var calls = (int) (nanos * CALLS_A_SECOND / TimeUnit.SECONDS.toNanos(1));
        var prepared = Preparation.of(workload(calls), Endpoint.at(url, "rehearsal"), options);
        var replay = LiveReplay.start(prepared, InstantSource.system());
        var settled = awaitCompilers(replay, calls, nanos);
        replay.stop();
        replay.await();
        return settled;
    }

    private static boolean awaitCompilers(RunningReplay replay, int calls, long nanos) {
        var begin = System.nanoTime();
        var compiled = compilerMillis();
        var settled = 0;
        while (settled < SETTLED_WINDOWS && replay.progress().ok() < calls && System.nanoTime() - begin < nanos) {
            LockSupport.parkNanos(WINDOW_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            var now = compilerMillis();
            var quiet = now - compiled < SETTLED_MILLIS && replay.progress().ok() > FEWEST_CALLS;
            settled = quiet ? settled + 1 : 0;
            compiled = now;
        }
        return settled == SETTLED_WINDOWS;
    }

    private static Workload workload(int calls) {
        var requests = IntStream.range(0, calls)
                .mapToObj(it -> Request.text("rehearsal " + it)
                        .withId("rehearsal-" + it)
                        .arrivingAt(0)
                        .withMaxOutputTokens(TOKENS)
                        .build())
                .toList();
        return Workload.of("rehearsal", requests, Manifest.of("rehearsal"));
    }

    /** All compilers together; 0 where nothing is compiled. */
    private static long compilerMillis() {
        var compilers = ManagementFactory.getCompilationMXBean();
        return compilers != null && compilers.isCompilationTimeMonitoringSupported()
                ? compilers.getTotalCompilationTime()
                : 0;
    }
}
