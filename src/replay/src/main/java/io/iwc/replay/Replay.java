package io.iwc.replay;

import io.iwc.run.Run;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One workload sent to one endpoint, open loop, on one absolute schedule: a request goes out at its arrival, however
 * the ones before it fare. {@link ReplayOptions#withClosedLoop} sends one for another instead.
 *
 * <pre>{@code
 * var endpoint = Endpoint.at("http://127.0.0.1:8000/v1", "my-model");
 * var run = Replay.run(workload, endpoint, ReplayOptions.defaults().withWarmup(5));
 * }</pre>
 *
 * <p>Nothing is sent twice unless {@link ReplayOptions#withRetries} asks for it, and no redirect is followed. The
 * overhead of the client is recorded in the run: schedule lag among its metrics, {@code audit.coalescedShare} and
 * {@code audit.gcPauseMaxSeconds} among its options.
 *
 * @since 0.1
 */
public final class Replay {
    private Replay() {}

    /**
     * Sends the workload and waits for its end.
     *
     * @throws EndpointUnavailableException if the endpoint cannot be reached before the clock starts
     */
    public static Run run(Workload workload, Endpoint endpoint, ReplayOptions options) {
        return start(workload, endpoint, options).await();
    }

    /**
     * Prepares the requests, reaches the endpoint, warms up and starts the clock. The first time in a process
     * the JVM is warmed up before that, against a server of its own, the longer the higher the request rate,
     * and for some seconds at most.
     *
     * @throws EndpointUnavailableException if the endpoint cannot be reached
     * @throws io.iwc.IwcException if the workload has no times to be sent at, or the key is not where it should be
     */
    public static RunningReplay start(Workload workload, Endpoint endpoint, ReplayOptions options) {
        var prepared = Preparation.of(workload, endpoint, options);
        var clock = InstantSource.system();
        JvmWarmup.before(prepared, clock);
        return LiveReplay.start(prepared, clock);
    }

    static RunningReplay start(Workload workload, Endpoint endpoint, ReplayOptions options, InstantSource clock) {
        return LiveReplay.start(Preparation.of(workload, endpoint, options), clock);
    }

    /**
     * Asks the server for its models, once, on the way that a replay would go: by the same proxy, with the same trust
     * and headers, but without the key. Any status below 500 is an answer.
     *
     * @param atMost from the send to the last byte of the answer
     * @return what was found and expected; empty if it answered
     * @throws io.iwc.IwcException if a header or a certificate is not where it should be
     */
    public static Optional<String> unavailability(Endpoint endpoint, Transport way, Duration atMost) {
        return ModelDiscovery.unavailability(endpoint, way, atMost);
    }
}
