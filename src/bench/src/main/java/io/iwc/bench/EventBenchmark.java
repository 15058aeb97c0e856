package io.iwc.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How fast the cursor that the replay client reads events with finds what a chat completion's event generated. */
@State(Scope.Benchmark)
@Fork(1)
public class EventBenchmark {
    private static final byte[] CHOICES = "choices".getBytes(US_ASCII);
    private static final byte[] DELTA = "delta".getBytes(US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);

    private final JsonCursor json = new JsonCursor();
    private final byte[] event = ("{\"id\":\"chatcmpl-7f1c0d2e9b3a4c5d\",\"object\":\"chat.completion.chunk\","
                    + "\"created\":1700000000,\"model\":\"meta-llama/Llama-3.1-8B-Instruct\",\"choices\":[{\"index\":0,"
                    + "\"delta\":{\"content\":\" token\"},\"logprobs\":null,\"finish_reason\":null}]}")
            .getBytes(US_ASCII);

    /** The bytes of content in an event. */
    @Benchmark
    public int eventsRead() {
        var bytes = 0;
        json.over(event, 0, event.length);
        json.enterObject();
        while (json.nextMember()) {
            if (json.textIs(CHOICES) && json.enterArray()) {
                while (json.nextElement()) {
                    json.enterObject();
                    bytes += choice();
                }
            } else {
                json.skip();
            }
        }
        return bytes;
    }

    private int choice() {
        var bytes = 0;
        while (json.nextMember()) {
            if (json.textIs(DELTA) && json.enterObject()) {
                bytes += delta();
            } else {
                json.skip();
            }
        }
        return bytes;
    }

    private int delta() {
        var bytes = 0;
        while (json.nextMember()) {
            if (json.textIs(CONTENT) && json.string()) {
                bytes += json.textEnd() - json.textStart();
            } else {
                json.skip();
            }
        }
        return bytes;
    }
}
