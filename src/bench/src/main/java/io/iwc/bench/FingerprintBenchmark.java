package io.iwc.bench;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import java.util.Random;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * How fast workloads without text are measured. An operation is a request, or a reference to a block of a prefix.
 * Requests are made on the fly from a seed; what that takes is measured by itself and part of the others. Blocks are
 * counted for an infinite cache and placed on the exact curve of caches of every size at once.
 */
@Fork(1)
public class FingerprintBenchmark {
    private static final int REQUESTS = 1_000_000;
    private static final int BLOCKS_PER_REQUEST = 20;
    private static final int REFERENCES = 1_000_000;

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public long requestsMade() {
        return made(REQUESTS, FingerprintBenchmark::lengths);
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public Fingerprint requestsMeasured() {
        return measured(REQUESTS, FingerprintBenchmark::lengths);
    }

    @Benchmark
    @OperationsPerInvocation(REFERENCES)
    public long referencesMade() {
        return made(REFERENCES / BLOCKS_PER_REQUEST, FingerprintBenchmark::hashed);
    }

    @Benchmark
    @OperationsPerInvocation(REFERENCES)
    public Fingerprint referencesMeasured() {
        return measured(REFERENCES / BLOCKS_PER_REQUEST, FingerprintBenchmark::hashed);
    }

    private static long made(int count, IntFunction<Request> make) {
        var sum = 0L;
        for (var i = 0; i < count; i++) {
            sum += make.apply(i).arrivalNanos();
        }
        return sum;
    }

    private static Fingerprint measured(int count, IntFunction<Request> make) {
        var fingerprinter = Fingerprinter.with(Tokenizers.whitespace());
        for (var i = 0; i < count; i++) {
            fingerprinter.accept(make.apply(i));
        }
        return fingerprinter.finish();
    }

    private static Request lengths(int i) {
        var mixed = (i * 0x9E3779B97F4A7C15L) >>> 40;
        return Request.lengthOnly((int) (mixed & 4095))
                .withOutputTokens((int) (mixed >>> 12 & 1023))
                .arrivingAt(i * 1_000_003L + (mixed & 0xFFFFF))
                .build();
    }

    private static Request hashed(int i) {
        var random = new Random(i);
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
