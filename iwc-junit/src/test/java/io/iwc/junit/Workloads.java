package io.iwc.junit;

import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Factories for fixtures. */
public final class Workloads {
    private Workloads() {}

    public static Workload three() {
        return seeded(3);
    }

    /** As many requests as the seed says, 100 ms apart. */
    public static Workload seeded(long seed) {
        List<Request> requests = IntStream.range(0, (int) seed)
                .mapToObj(i -> Request.text("one two three")
                        .withId("r-" + i)
                        .arrivingAt(i * 100_000_000L)
                        .withMaxOutputTokens(4)
                        .build())
                .toList();
        return Workload.of("made", requests, Manifest.of("test"));
    }

    public static String notAWorkload() {
        return "";
    }

    public Workload notStatic() {
        return three();
    }

    /** Two turns of a chat whose system prompts have these words, the second so long after the first. */
    static Workload changing(String word, String then, Duration later) {
        return Workload.of("chat", List.of(turn(0, word, 0), turn(1, then, later.toNanos())), Manifest.of("test"));
    }

    private static Request turn(int number, String word, long arrivalNanos) {
        var messages = List.of(Message.of("system", "The word is " + word + "."), Message.of("user", "Hello"));
        return Request.of(new Prompt.Chat(messages, List.of()))
                .withId("r" + number)
                .inSession("s")
                .arrivingAt(arrivalNanos)
                .withMaxOutputTokens(4)
                .build();
    }
}
