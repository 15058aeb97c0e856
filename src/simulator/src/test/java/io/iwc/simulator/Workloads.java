package io.iwc.simulator;

import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Random;

/** Workloads and profiles that tests of the engine share. */
public final class Workloads {
    public static final long MILLI = 1_000_000L;

    /** A step costs 10 ms, a prompt token 100 µs, a decoding sequence 1 ms, a token of context 1 µs. */
    public static final EngineProfile ROUND = EngineProfile.builder("round")
            .source("made up for tests")
            .stepOverheadSeconds(0.010)
            .prefillSecondsPerToken(0.0001)
            .decodeSecondsPerSequence(0.001)
            .kvReadSecondsPerToken(0.000001)
            .maxBatchedTokens(512)
            .maxSequences(8)
            .kvBlocks(256)
            .blockSize(16)
            .build();

    /** One token a letter: no vocabulary to load. */
    public static final Tokenizer LETTERS = new Tokenizer() {
        @Override
        public String id() {
            return "letters";
        }

        @Override
        public int[] encode(String text) {
            return text.chars().toArray();
        }
    };

    private Workloads() {}

    public static Workload of(Request.Builder... requests) {
        var built = new ArrayList<Request>();
        for (var request : requests) {
            built.add(request.withId("req-" + (built.size() + 1)).build());
        }
        return Workload.of("test", built, Manifest.of("test"));
    }

    public static Request.Builder request(long arrivalMillis, int promptTokens, int outputTokens) {
        return Request.lengthOnly(promptTokens)
                .arrivingAt(arrivalMillis * MILLI)
                .withOutputTokens(outputTokens);
    }

    /** 40 to 80 requests within two seconds, up to 900 tokens in and 60 out, a third with shared prefixes. */
    public static Workload random(long seed) {
        var random = new Random(seed);
        var requests = new ArrayList<Request.Builder>();
        var count = random.nextInt(40, 81);
        for (var i = 0; i < count; i++) {
            var prompt = random.nextInt(1, 901);
            var request = request(random.nextInt(2_000), prompt, random.nextInt(1, 61));
            if (random.nextInt(3) == 0) {
                request.withPrefix(PrefixBlocks.of(16, sharedIds(random, prompt / 16)));
            }
            requests.add(request);
        }
        return of(requests.toArray(Request.Builder[]::new));
    }

    private static long[] sharedIds(Random random, int blocks) {
        var ids = new long[blocks];
        var common = blocks == 0 ? 0 : random.nextInt(blocks);
        for (var i = 0; i < blocks; i++) {
            ids[i] = i < common ? i : random.nextLong(1_000, Long.MAX_VALUE);
        }
        return ids;
    }
}
