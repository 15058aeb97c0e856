package io.iwc.arrival;

import java.util.stream.LongStream;

/** Takes the first offsets of a process. */
final class Offsets {
    private Offsets() {}

    static long[] of(ArrivalProcess process, long seed, Rng rng, int count) {
        var offsets = process.offsets(seed, rng);
        return LongStream.generate(offsets::nextLong).limit(count).toArray();
    }

    static long[] of(ArrivalProcess process, long seed, int count) {
        return of(process, seed, Rng.PCG64, count);
    }

    static long[] millis(ArrivalProcess process, long seed, Rng rng, int count) {
        return LongStream.of(of(process, seed, rng, count))
                .map(nanos -> nanos / 1_000_000)
                .toArray();
    }

    static long[] gaps(ArrivalProcess process, long seed, int count) {
        var offsets = of(process, seed, count + 1);
        var gaps = new long[count];
        for (var i = 0; i < count; i++) {
            gaps[i] = offsets[i + 1] - offsets[i];
        }
        return gaps;
    }
}
