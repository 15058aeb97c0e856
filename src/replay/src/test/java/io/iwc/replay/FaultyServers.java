package io.iwc.replay;

import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.RequestRecord;
import io.iwc.workload.Sampling;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What servers do to clients, and what a replay makes of it. */
final class FaultyServers {
    static final Duration SHORT = Duration.ofMillis(150);
    static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    private FaultyServers() {}

    static RequestRecord against(ScriptedSocket.Script script) throws IOException {
        return against(script, WARM);
    }

    static RequestRecord against(ScriptedSocket.Script script, ReplayOptions options) throws IOException {
        try (var server = new ScriptedSocket(script)) {
            var run = Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), options);
            assertThat(run.records()).hasSize(1);
            return run.records().get(0);
        }
    }

    /** All events in one write. */
    static ScriptedSocket.Script stream(String events) {
        return (request, socket, out) -> {
            var body = events.isEmpty() ? "" : new String(chunk(events), UTF_8);
            write(out, STREAM_HEAD + body + new String(end(), UTF_8));
        };
    }

    /** Hangs up so many milliseconds after its request was sent. */
    static Sampling hangingUpAfter(long millis) {
        return Sampling.builder().cancelAfterMillis(millis).build();
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
