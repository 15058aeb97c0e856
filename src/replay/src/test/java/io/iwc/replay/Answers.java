package io.iwc.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Streams as servers write them, and workloads to get them with. */
final class Answers {
    static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nServer: scripted\r\nTransfer-Encoding: chunked\r\n\r\n";
    static final String ROLE = event("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
    static final String STOP = event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
    static final String USAGE = event("{\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":7}}");
    static final String DONE = event("[DONE]");
    static final String WHOLE = ROLE + token("one") + token(" two") + STOP + USAGE + DONE;

    private Answers() {}

    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    static String token(String text) {
        return event("{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}");
    }

    /** A part of a chunked body. */
    static byte[] chunk(String text) {
        var bytes = text.getBytes(UTF_8);
        return (Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n").getBytes(UTF_8);
    }

    /** The end of a chunked body. */
    static byte[] end() {
        return "0\r\n\r\n".getBytes(UTF_8);
    }

    /** Requests at these milliseconds, with ids r1, r2 and so on, asking for 16 tokens. */
    static Workload arrivingAt(long... millis) {
        return workload(IntStream.range(0, millis.length)
                .mapToObj(i -> request(i + 1, millis[i]).build()));
    }

    static Request.Builder request(int number, long millis) {
        return Request.text("question " + number)
                .withId("r" + number)
                .arrivingAt(millis * 1_000_000)
                .withMaxOutputTokens(16);
    }

    /** One session: each request, r1 first, goes out that long after the end of the one before, in causal replay. */
    static Workload turns(int count, long thinkMillis) {
        return workload(IntStream.rangeClosed(1, count).mapToObj(it -> {
            var turn = request(it, it).inSession("s").asTurn(it - 1);
            return it == 1
                    ? turn.build()
                    : turn.dependingOn("r" + (it - 1), thinkMillis).build();
        }));
    }

    static Workload workload(Stream<Request> requests) {
        return Workload.of("test", requests.toList(), Manifest.of("test"));
    }

    static Workload workload(Request... requests) {
        return workload(List.of(requests).stream());
    }
}
