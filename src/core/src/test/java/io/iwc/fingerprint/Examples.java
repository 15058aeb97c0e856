package io.iwc.fingerprint;

import io.iwc.workload.Manifest;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The examples of metrics.md 6.1 and 6.2, made from the token counts that stand there. */
public final class Examples {
    private static final int[] CAPS = {32, 16, 8, 24, 16};

    private Examples() {}

    public static Workload bursty() {
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 10; i++) {
            requests.add(Request.text(numbers(100 * i, i == 4 ? 7 : 6))
                    .withId("b" + i)
                    .arrivingAt(i < 5 ? 0 : millis(2000))
                    .withMaxOutputTokens(8)
                    .build());
        }
        return workload("bursty", requests);
    }

    public static Workload turns() {
        var lengths = new int[] {12, 5, 7, 7, 3};
        var requests = new ArrayList<Request>();
        for (var i = 0; i < lengths.length; i++) {
            requests.add(turn(i, numbers(100 * i, lengths[i])));
        }
        return workload("turns", requests);
    }

    /** Each prompt begins with the whole one before it. */
    public static Workload cumulative() {
        var lengths = new int[] {20, 36, 52, 68, 81};
        var requests = new ArrayList<Request>();
        for (var i = 0; i < lengths.length; i++) {
            requests.add(turn(i, numbers(0, lengths[i])));
        }
        return workload("cumulative", requests);
    }

    public static Workload toyTrace() {
        return workload(
                "toy",
                List.of(
                        traced(0, 12, 4, "s1", 0, "ua", "m1", 1, 2, 3),
                        traced(500, 10, 2, "s2", 0, "ub", "m1", 1, 2, 9),
                        traced(1500, 10, 6, "s2", 1, "ua", "m1", 1, 2, 9),
                        traced(1500, 8, 1, "s3", 0, "ua", "m1", 7, 8),
                        traced(4000, 16, 3, "s1", 1, "uc", "m2", 1, 2, 3, 4),
                        traced(4100, 8, 8, "s3", 1, "ua", "m2", 7, 8)));
    }

    public static Workload workload(String name, List<Request> requests) {
        return Workload.of(name, requests, Manifest.of("test"));
    }

    public static long millis(long millis) {
        return millis * 1_000_000;
    }

    /** A prompt of {@code count} tokens, none of which occurs elsewhere unless {@code first} says so. */
    public static String numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static Request turn(int turn, String prompt) {
        return Request.text(prompt)
                .withId("t" + turn)
                .inSession("s1")
                .asTurn(turn)
                .arrivingAt(millis(500L * turn))
                .withMaxOutputTokens(CAPS[turn])
                .build();
    }

    private static Request traced(
            long millis, int prompt, int output, String session, int turn, String user, String model, long... hashes) {
        return Request.lengthOnly(prompt)
                .arrivingAt(millis(millis))
                .withOutputTokens(output)
                .inSession(session)
                .asTurn(turn)
                .byUser(user)
                .forModel(model)
                .withPrefix(PrefixBlocks.of(4, hashes))
                .build();
    }
}
