package io.iwc.report.internal;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.stream.IntStream;

/** Drifts for tests, between workloads of which everything is known by hand. */
final class Drifts {
    private static final long MILLI = 1_000_000;

    private Drifts() {}

    /** Prompts of 1 to 200 tokens that become {@code factor} times as long; ten at a time, then a second of rest. */
    static Drift longerPrompts(String name, int factor) {
        return Drift.between(fingerprint("before", 1), fingerprint(name, factor));
    }

    private static Fingerprint fingerprint(String name, int factor) {
        var requests = IntStream.range(0, 200)
                .mapToObj(i -> Request.lengthOnly((i + 1) * factor)
                        .withId("r" + i)
                        .arrivingAt(i / 10 * 1000L * MILLI)
                        .withOutputTokens(20)
                        .build())
                .toList();
        return Fingerprinter.of(Workload.of(name, requests, Manifest.of("test")), Tokenizers.whitespace());
    }
}
