package io.iwc.statistics.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Integers of which those of some ranks are asked for, as quantiles are: thrown into many buckets by their value, of
 * which only those that are looked into are ever sorted.
 */
final class RankedLongs {
    private static final int MOST_BUCKET_BITS = 16;
    private static final int VALUES_A_BUCKET_BITS = 5;
    private static final int CHUNK = 1 << 12; // the loops over it are compiled after a few, whoever sorts first

    private final long[] values;
    private final int[] starts; // of the buckets, and the end of the last one
    private final AtomicIntegerArray sorted; // 1 where a bucket is
    private int looked; // the bucket that was looked into last: ranks are often asked for one after the other

    private RankedLongs(long[] values, int[] starts) {
        this.values = values;
        this.starts = starts;
        sorted = new AtomicIntegerArray(starts.length - 1);
    }

    /** Some integers; the array may be overwritten and belongs to what is made of it. */
    static RankedLongs of(long[] values) {
        var bits = Math.min(
                MOST_BUCKET_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(values.length >> VALUES_A_BUCKET_BITS));
        if (bits < 2) {
            return new RankedLongs(values, new int[] {0, values.length});
        }
        var min = Long.MAX_VALUE;
        var max = Long.MIN_VALUE;
        for (var value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        var shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(max - min) - bits); // the difference is unsigned
        var starts = new int[(1 << bits) + 1];
        for (var from = 0; from < values.length; from += CHUNK) {
            count(values, from, Math.min(values.length, from + CHUNK), min, shift, starts);
        }
        for (var bucket = 1; bucket < starts.length; bucket++) {
            starts[bucket] += starts[bucket - 1];
        }
        var places = starts.clone();
        var thrown = new long[values.length];
        for (var from = 0; from < values.length; from += CHUNK) {
            throwInto(thrown, values, from, Math.min(values.length, from + CHUNK), min, shift, places);
        }
        return new RankedLongs(thrown, starts);
    }

    private static void count(long[] values, int from, int to, long min, int shift, int[] counts) {
        for (var i = from; i < to; i++) {
            counts[(int) ((values[i] - min) >>> shift) + 1]++;
        }
    }

    private static void throwInto(long[] target, long[] values, int from, int to, long min, int shift, int[] places) {
        for (var i = from; i < to; i++) {
            target[places[(int) ((values[i] - min) >>> shift)]++] = values[i];
        }
    }

    int size() {
        return values.length;
    }

    /** The integer of a rank, 0 being the least. */
    long at(long rank) {
        var place = (int) rank;
        var bucket = looked;
        if (place < starts[bucket] || place >= starts[bucket + 1]) {
            bucket = bucketOf(place);
            looked = bucket;
        }
        if (sorted.get(bucket) == 0) {
            sort(bucket);
        }
        return values[place];
    }

    private int bucketOf(int place) {
        var bucket = 0;
        for (var last = starts.length - 2; bucket < last; ) {
            var middle = (bucket + last + 1) >>> 1;
            if (starts[middle] <= place) {
                bucket = middle;
            } else {
                last = middle - 1;
            }
        }
        return bucket;
    }

    private synchronized void sort(int bucket) {
        if (sorted.get(bucket) == 0) {
            Arrays.sort(values, starts[bucket], starts[bucket + 1]);
            sorted.set(bucket, 1);
        }
    }
}
