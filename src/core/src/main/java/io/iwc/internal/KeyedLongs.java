package io.iwc.internal;

import java.util.Arrays;
import java.util.Optional;

/**
 * A few numbers for each of very many texts, in some tens of bytes a text: what must be known of every line of a file
 * of gigabytes fits in a small heap. 128 bits of hash stand for the text, so that two of a billion texts are taken for
 * one with a chance below 10⁻²⁰. Not safe for use by several threads.
 */
public final class KeyedLongs {
    private static final int SEGMENTS = 64; // they grow one at a time, so that growing needs little room

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
        return segment(text).get(low(text), high(text));
    }

    /** Sets the numbers of a text and gives those it had before. */
    public Optional<long[]> put(String text, long... numbers) {
        return segment(text).put(low(text), high(text), numbers, true);
    }

    /** Sets the numbers of a text unless it has some, and gives those. */
    public Optional<long[]> putIfAbsent(String text, long... numbers) {
        return segment(text).put(low(text), high(text), numbers, false);
    }

    /** A hash of a text, for comparing texts that are not kept. */
    public static long hash(String text) {
        return low(text);
    }

    private Segment segment(String text) {
        return segments[(int) (high(text) >>> 58)];
    }

    private static long low(String text) {
        var hash = hash(text, 0x9E3779B97F4A7C15L, 0xBF58476D1CE4E5B9L);
        return hash == 0 ? 1 : hash; // 0 is an empty place
    }

    private static long high(String text) {
        return hash(text, 0xD6E8FEB86659FD93L, 0x94D049BB133111EBL);
    }

    /** Multiplies and folds one character at a time, and finishes as SplitMix64 does. */
    private static long hash(String text, long seed, long factor) {
        var hash = seed ^ text.length();
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * factor;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /** Open addressing in one array: low hash, high hash, numbers. */
    private static final class Segment {
        private final int stride;
        private long[] places;
        private int capacity = 16;
        private int size;

        Segment(int stride) {
            this.stride = stride;
            places = new long[capacity * stride];
        }

        Optional<long[]> get(long low, long high) {
            var place = find(low, high);
            return places[place] == 0 ? Optional.empty() : Optional.of(numbersAt(place));
        }

        Optional<long[]> put(long low, long high, long[] numbers, boolean replace) {
            var place = find(low, high);
            if (places[place] != 0) {
                var before = numbersAt(place);
                if (replace) {
                    System.arraycopy(numbers, 0, places, place + 2, numbers.length);
                }
                return Optional.of(before);
            }
            places[place] = low;
            places[place + 1] = high;
            System.arraycopy(numbers, 0, places, place + 2, numbers.length);
            if (++size > capacity * 3 / 4) {
                grow();
            }
            return Optional.empty();
        }

        private long[] numbersAt(int place) {
            return Arrays.copyOfRange(places, place + 2, place + stride);
        }

        private int find(long low, long high) {
            var index = (int) Long.remainderUnsigned(low, capacity);
            while (places[index * stride] != 0
                    && (places[index * stride] != low || places[index * stride + 1] != high)) {
                index = index + 1 == capacity ? 0 : index + 1;
            }
            return index * stride;
        }

        private void grow() {
            var former = places;
            capacity += capacity / 2;
            places = new long[capacity * stride];
            for (var place = 0; place < former.length; place += stride) {
                if (former[place] != 0) {
                    System.arraycopy(former, place, places, find(former[place], former[place + 1]), stride);
                }
            }
        }
    }
}
