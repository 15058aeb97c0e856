package io.iwc.replay;

import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.workload;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.run.RequestRecord;
import java.io.IOException;

/** Servers that give one answer, and what a replay makes of it. */
final class ScriptedAnswers {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    private ScriptedAnswers() {}

    /** The record of one request that gets this body. */
    static RequestRecord over(Wire wire, String type, String body) throws IOException {
        try (var server = answering(type, body)) {
            var endpoint = Endpoint.at(server.url(), "m").over(wire);
            return Replay.run(workload(request(1, 0).build()), endpoint, WARM)
                    .records()
                    .get(0);
        }
    }

    /** A server that answers everything with this body. */
    static ScriptedSocket answering(String type, String body) throws IOException {
        var length = body.getBytes(UTF_8).length;
        var answer = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n" + body;
        return new ScriptedSocket((request, socket, out) -> out.write(answer.getBytes(UTF_8)));
    }
}
