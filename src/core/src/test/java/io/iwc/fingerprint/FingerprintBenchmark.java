package io.iwc.fingerprint;

import io.iwc.testing.ProcessorTime;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * How fast workloads are measured, printed as a table; run by hand, with the number of requests, or of
 * references to blocks, as argument. Requests are made on the fly from a seed, which is part of the time. Blocks are
 * counted for an infinite cache and placed on the exact curve of caches of every size at once.
 */
public final class FingerprintBenchmark {
    private static final int BLOCKS_PER_REQUEST = 20;

    private FingerprintBenchmark() {}

    /** Measures each kind of workload a few times. */
    public static void main(String[] arguments) {
        var requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
        for (var round = 1; round <= 3; round++) {
            report("generating only", requests, requests, i -> lengths(i), false);
            report("length-only", requests, requests, i -> lengths(i), true);
            var traced = requests / BLOCKS_PER_REQUEST;
            report("blocks, generating", traced, traced * BLOCKS_PER_REQUEST, i -> hashed(i, new Random(i)), false);
            report("blocks, both reuses", traced, traced * BLOCKS_PER_REQUEST, i -> hashed(i, new Random(i)), true);
        }
    }

    private static void report(String name, int requests, int units, IntFunction<Request> make, boolean isMeasured) {
        var processorStart = ProcessorTime.nanos();
        var start = System.nanoTime();
        var fingerprinter = Fingerprinter.with(new NumberTokenizer());
        var sum = 0L;
        for (var i = 0; i < requests; i++) {
            var request = make.apply(i);
            if (isMeasured) {
                fingerprinter.accept(request);
            } else {
                sum += request.arrivalNanos();
            }
        }
        var accepted = System.nanoTime();
        var fingerprint = fingerprinter.finish();
        var end = System.nanoTime();
        var processor = ProcessorTime.nanos() - processorStart;
        System.out.printf(
                Locale.ROOT,
                "%-20s %,12d  accept %6.2f s  finish %6.2f s  %6.2f M/s  %6.2f M/s and core  %s%n",
                name,
                units,
                (accepted - start) / 1e9,
                (end - accepted) / 1e9,
                units / ((end - start) / 1e3),
                units / (processor / 1e3),
                isMeasured ? fingerprint.label("class.primary").orElse("") : sum);
    }

    private static Request lengths(int i) {
        var mixed = (i * 0x9E3779B97F4A7C15L) >>> 40;
        return Request.lengthOnly((int) (mixed & 4095))
                .withOutputTokens((int) (mixed >>> 12 & 1023))
                .arrivingAt(i * 1_000_003L + (mixed & 0xFFFFF))
                .build();
    }

    private static Request hashed(int i, Random random) {
        var ids = new long[BLOCKS_PER_REQUEST];
        var shared = random.nextInt(BLOCKS_PER_REQUEST);
        var family = (long) (Math.pow(random.nextDouble(), 3) * 20_000);
        for (var block = 0; block < ids.length; block++) {
            ids[block] = block < shared ? family * 100 + block : (1L << 40) + (long) i * 100 + block;
        }
        return Request.lengthOnly(ids.length * 512)
                .withPrefix(PrefixBlocks.of(512, ids))
                .withOutputTokens(100)
                .arrivingAt(i * 1_000_000L)
                .build();
    }
}
