package io.iwc.replay;

import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.FaultyServers.WARM;

import io.iwc.run.ErrorClass;
import java.io.IOException;
import java.time.Duration;

/** Sends more requests at once than there are ports to send them from, and prints what became of each. */
final class ScarcePorts {
    private static final int SERVER_PORT = 8000;
    private static final int REQUESTS = 40;

    private ScarcePorts() {}

    public static void main(String[] args) throws IOException {
        try (var silent = new ScriptedSocket(SERVER_PORT, (request, socket, out) -> {})) {
            var options = WARM.withFirstByteTimeout(Duration.ofSeconds(2));
            var run = Replay.run(arrivingAt(new long[REQUESTS]), Endpoint.at(silent.url(), "m"), options);
            for (var record : run.records()) {
                System.out.println(record.errorClass().map(ErrorClass::text).orElse("ok") + " " + record.errorDetail());
            }
        }
    }
}
