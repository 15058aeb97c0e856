package io.iwc.statistics.internal;

import java.util.Random;
import java.util.stream.LongStream;

/** Seeded series for laws that hold for all of them. */
final class RandomSeries {
    private RandomSeries() {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    /** 2 to 200 lengths with many ties and a long tail. */
    static long[] tokens(long seed) {
        var random = new Random(seed);
        return LongStream.range(0, 2 + random.nextInt(199))
                .map(i -> random.nextInt(20) == 0 ? random.nextInt(1_000_000) : random.nextInt(50))
                .toArray();
    }

    static long[] shuffled(long[] values, long seed) {
        var random = new Random(~seed);
        var copy = values.clone();
        for (var i = copy.length - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var value = copy[i];
            copy[i] = copy[j];
            copy[j] = value;
        }
        return copy;
    }
}
