package io.iwc.replay;

import io.iwc.replay.internal.client.CallSource;
import io.iwc.replay.internal.client.StreamingClient;
import io.iwc.replay.internal.client.UnreachableException;
import io.iwc.replay.internal.telemetry.OwnOrigin;
import io.iwc.replay.internal.telemetry.TelemetryRecorder;
import io.iwc.run.internal.RecordAppender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a replay opens before its clock starts.
 *
 * @param client connected and warm
 * @param telemetry sampling already
 * @param gcPauses watching already
 * @param appender where records go as they come, if there is a run folder
 * @param warmUpFailures how many warm-up requests failed and why, if any did
 */
record ReplayResources(
        StreamingClient client,
        TelemetryRecorder telemetry,
        GcPauses gcPauses,
        Optional<RecordAppender> appender,
        Optional<String> warmUpFailures) {
    private static final Duration TELEMETRY_PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_CONNECTIONS_AHEAD = 1024;

    /**
     * Reaches the endpoint, warms it up and begins to watch; nothing stays open where one of them fails.
     *
     * @throws EndpointUnavailableException if the endpoint cannot be reached
     */
    static ReplayResources open(Preparation prepared, CallSource calls, InstantSource clock) {
        var client = connect(prepared, calls);
        var gcPauses = new GcPauses();
        try {
            var failures = new WarmUp(prepared).with(client);
            return watched(client, gcPauses, prepared, clock, failures);
        } catch (RuntimeException e) {
            client.close();
            gcPauses.close();
            throw e;
        }
    }

    private static ReplayResources watched(
            StreamingClient client,
            GcPauses gcPauses,
            Preparation prepared,
            InstantSource clock,
            Optional<String> warmUpFailures) {
        var options = prepared.options();
        var telemetry = TelemetryRecorder.start(
                options.telemetry(),
                options.telemetryInterval(),
                new OwnOrigin(
                        prepared.endpoint().baseUrl(),
                        prepared.access().headers(),
                        ModelDiscovery.client(prepared.access().route(), TELEMETRY_PATIENCE)));
        try {
            return new ReplayResources(client, telemetry, gcPauses, appender(options, clock), warmUpFailures);
        } catch (RuntimeException e) {
            telemetry.close();
            throw e;
        }
    }

    /** Not before the endpoint was reached: a replay that cannot begin leaves nothing behind. */
    private static Optional<RecordAppender> appender(ReplayOptions options, InstantSource clock) {
        Start.requireAhead(options.startAt(), clock);
        return options.folder().map(RecordAppender::new);
    }

    private static StreamingClient connect(Preparation prepared, CallSource calls) {
        var most = prepared.options().maxConcurrency();
        var room = most == 0 ? MOST_CONNECTIONS_AHEAD : Math.min(most, MOST_CONNECTIONS_AHEAD);
        var ahead = Math.min(prepared.demand().peakPerSecond(), room);
        try {
            return StreamingClient.connect(
                    prepared.access().route(), prepared.options().timeouts(), Math.max(1, ahead), calls);
        } catch (UnreachableException e) {
            var detail = prepared.access().secret().removedFromDetail(String.valueOf(e.getMessage()));
            throw EndpointUnavailableException.of(prepared.endpoint(), e.errorClass(), detail);
        }
    }
}
