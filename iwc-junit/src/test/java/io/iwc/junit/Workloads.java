package io.iwc.junit;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
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
}
