package io.iwc.schedule;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.stream.IntStream;

/** Workloads that tests of schedules share. */
public final class Requests {
    public static final long MILLI = 1_000_000L;

    private Requests() {}

    /** Requests at these milliseconds, with ids r1, r2 and so on. */
    public static Workload arrivingAt(long... millis) {
        return workload(IntStream.range(0, millis.length)
                .mapToObj(i -> request(i + 1, millis[i]).build())
                .toList());
    }

    public static Request.Builder request(int number, long millis) {
        return Request.text("question " + number)
                .withId("r" + number)
                .arrivingAt(millis * MILLI)
                .withMaxOutputTokens(16);
    }

    public static Workload workload(List<Request> requests) {
        return Workload.of("test", requests, Manifest.of("test"));
    }

    public static Workload workload(Request... requests) {
        return workload(List.of(requests));
    }
}
