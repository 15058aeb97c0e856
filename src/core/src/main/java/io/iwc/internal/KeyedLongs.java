package io.iwc.internal;

import java.util.Arrays;
import java.util.Optional;

/**
 * A few numbers for each of very many texts, in some tens of bytes a text: what must be known of every line of a file
 * of gigabytes fits in a small heap, because no more than 16 MB of it are taken and the rest lies in temporary files.
 * A text is identified by 128 bits of hash; the chance that two of a billion texts collide is below 10⁻²⁰. Not
 * safe for use by several threads.
 */
public final class KeyedLongs {
    private static final int SEGMENTS = 64; // they grow one at a time, so that growing needs little room

    private static final long LOW_SEED = 0x9E3779B97F4A7C15L;
    private static final long LOW_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long HIGH_SEED = 0xD6E8FEB86659FD93L;
    private static final long HIGH_FACTOR = 0x94D049BB133111EBL;

    private final Segment[] segments = new Segment[SEGMENTS];

    /**
     * An empty table.
     *
     * @param width numbers a text, ≥ 0
     */
    public KeyedLongs(int width) {
        Arrays.setAll(segments, i -> new Segment(2 + width));
    }

    /** The numbers of a text; a copy. */
    public Optional<long[]> get(String text) {
        var high = high(text);
        return segment(high).get(low(text), high);
    }

    /**
     * Sets the numbers of a text and gives those it had before.
     *
     * @throws io.iwc.IwcException if a temporary file is needed and there is no room for one
     */
    public Optional<long[]> put(String text, long... numbers) {
        return put(low(text), high(text), numbers, true);
    }

    /** Sets the numbers of a text unless it has some, and gives those. */
    public Optional<long[]> putIfAbsent(String text, long... numbers) {
        return put(low(text), high(text), numbers, false);
    }

    /** The same for a sequence of numbers instead of a text: one, and a part of others after it. */
    Optional<long[]> putIfAbsent(long first, long[] others, int from, int to, long... numbers) {
        var low = hash(first, others, from, to, LOW_SEED, LOW_FACTOR);
        var high = hash(first, others, from, to, HIGH_SEED, HIGH_FACTOR);
        return put(low == 0 ? 1 : low, high, numbers, false);
    }

    /** A hash of a text, for comparing texts that are not kept. */
    public static long hash(String text) {
        return low(text);
    }

    private Optional<long[]> put(long low, long high, long[] numbers, boolean replace) {
        return segment(high).put(low, high, numbers, replace);
    }

    private Segment segment(long high) {
        return segments[(int) (high >>> 58)];
    }

    private static long low(String text) {
        var hash = hash(text, LOW_SEED, LOW_FACTOR);
        return hash == 0 ? 1 : hash; // 0 is an empty place
    }

    private static long high(String text) {
        return hash(text, HIGH_SEED, HIGH_FACTOR);
    }

    /** Multiplies and folds one character at a time, and finishes as SplitMix64 does. */
    private static long hash(String text, long seed, long factor) {
        var hash = seed ^ text.length();
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * factor;
            hash ^= hash >>> 29;
        }
        return finish(hash);
    }

    private static long hash(long first, long[] others, int from, int to, long seed, long factor) {
        var hash = ((seed ^ (to - from)) ^ finish(first)) * factor;
        for (var i = from; i < to; i++) {
            hash ^= hash >>> 29;
            hash = (hash ^ others[i]) * factor;
        }
        return finish(hash ^ (hash >>> 29));
    }

    private static long finish(long unmixed) {
        var hash = (unmixed ^ (unmixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /**
     * Open addressing in one row: low hash, high hash, numbers. Places are in the order of the low hash, whatever the
     * capacity, so that growing reads one row and writes the other from front to back, which is what memory is quick
     * at.
     */
    private static final class Segment {
        private final int stride;
        private LongRow places;
        private int capacity = 16;
        private int size;

        Segment(int stride) {
            this.stride = stride;
            places = LongRow.of(capacity * stride);
        }

        Optional<long[]> get(long low, long high) {
            var place = find(low, high);
            return places.get(place) == 0 ? Optional.empty() : Optional.of(numbersAt(place));
        }

        Optional<long[]> put(long low, long high, long[] numbers, boolean replace) {
            var place = find(low, high);
            if (places.get(place) != 0) {
                var before = numbersAt(place);
                if (replace) {
                    set(place, low, high, numbers);
                }
                return Optional.of(before);
            }
            set(place, low, high, numbers);
            if (++size > capacity * 3L / 4) {
                grow();
            }
            return Optional.empty();
        }

        private void set(int place, long low, long high, long[] numbers) {
            places.set(place, low);
            places.set(place + 1, high);
            for (var i = 0; i < numbers.length; i++) {
                places.set(place + 2 + i, numbers[i]);
            }
        }

        private long[] numbersAt(int place) {
            var numbers = new long[stride - 2];
            Arrays.setAll(numbers, i -> places.get(place + 2 + i));
            return numbers;
        }

        private int find(long low, long high) {
            var index = (int) Math.multiplyHigh(low >>> 1, 2L * capacity);
            for (var place = index * stride; ; place = index * stride) {
                var found = places.get(place);
                if (found == 0 || (found == low && places.get(place + 1) == high)) {
                    return place;
                }
                index = index + 1 == capacity ? 0 : index + 1;
            }
        }

        private void grow() {
            var former = places;
            var end = capacity * stride;
            capacity += capacity / 2;
            places = LongRow.of(capacity * stride);
            for (var place = 0; place < end; place += stride) {
                var low = former.get(place);
                if (low != 0) {
                    var high = former.get(place + 1);
                    var target = find(low, high);
                    for (var i = 0; i < stride; i++) {
                        places.set(target + i, former.get(place + i));
                    }
                }
            }
        }
    }
}
