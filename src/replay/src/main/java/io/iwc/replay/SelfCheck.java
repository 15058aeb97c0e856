package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.replay.internal.client.ExactServer;
import io.iwc.run.Run;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What this client adds to what it measures, on this machine as it is now: a replay of less than a second at a server
 * of known timing in the same process, on loopback. Both share the processors, so it errs towards too much.
 */
final class SelfCheck {
    /** Fewer would be no sample. */
    private static final double MIN_RPS = 50;

    /** More would not be this client's doing alone. */
    private static final double MAX_RPS = 2000;

    private static final double SEND_SECONDS = 0.4;
    private static final int TOKENS = 20;
    private static final long SEED = 42;

    private static Optional<Overhead> found = Optional.empty();

    private SelfCheck() {}

    /** Measures, unless this process has: then what was found at the rate of that time. */
    static synchronized Overhead once(double requestsPerSecond) {
        if (found.isEmpty()) {
            found = Optional.of(measure(requestsPerSecond));
        }
        return found.get();
    }

    /**
     * Measures.
     *
     * @param requestsPerSecond Poisson; brought into 50..2000
     */
    static Overhead measure(double requestsPerSecond) {
        var rate = Math.max(MIN_RPS, Math.min(MAX_RPS, requestsPerSecond));
        try (var server = ExactServer.start(0, TOKENS)) {
            var options = ReplayOptions.defaults()
                    .withCache(ReplayOptions.Cache.WARM)
                    .withTransport(Transport.defaults().withoutProxy());
            var run = Replay.run(workload(rate), Endpoint.at(server.url(), "exact"), options);
            return new Overhead(
                    rate,
                    run.records().size(),
                    seconds(run, MetricFamily.RUN_TTFT.at(Percentile.P50)) - ExactServer.TTFT_NANOS / 1e9,
                    seconds(run, MetricFamily.RUN_TTFT.at(Percentile.P99)) - ExactServer.TTFT_NANOS / 1e9,
                    seconds(run, MetricFamily.RUN_ITL.at(Percentile.P50)) - ExactServer.ITL_NANOS / 1e9,
                    seconds(run, MetricFamily.RUN_ITL.at(Percentile.P99)) - ExactServer.ITL_NANOS / 1e9,
                    seconds(run, MetricFamily.RUN_SCHEDULE_LAG.at(Percentile.P50)),
                    seconds(run, Metric.RUN_SCHEDULE_LAG_P99),
                    server.lateP99Seconds());
        } catch (IOException e) {
            throw new IwcException("self-check: no server could be started on loopback: " + e.getMessage(), e);
        }
    }

    private static double seconds(Run run, Metric metric) {
        return run.measurement(metric)
                .asOptional()
                .orElseThrow(() -> new IwcException("self-check: found no answer from the server in this process,"
                        + " expected all; is loopback filtered?"));
    }

    private static Workload workload(double rate) {
        var offsets = Arrivals.poisson(rate).offsets(SEED, Rng.PCG64);
        var requests = new ArrayList<Request>();
        for (var i = 0; i < Math.ceil(rate * SEND_SECONDS); i++) {
            requests.add(Request.text("self-check " + i)
                    .withId("self-check-" + i)
                    .arrivingAt(offsets.nextLong())
                    .withMaxOutputTokens(TOKENS)
                    .build());
        }
        return Workload.of("self-check", requests, Manifest.of("self-check"));
    }
}
