package io.iwc.fingerprint;

import java.util.ArrayList;
import java.util.List;

/** Counts pairs of lengths in bins of half an octave: 0, 1, 2, 3, 4, 6, 8, 12 and so on. */
final class LengthPairs {
    /** So many bins hold every length. */
    static final int BINS = 64;

    private final long[] counts = new long[BINS * BINS];

    void add(int promptTokens, int otherTokens) {
        counts[bin(promptTokens) * BINS + bin(otherTokens)]++;
    }

    /** Those that were met, by prompt, then by the other length. */
    List<LengthPair> met() {
        var met = new ArrayList<LengthPair>();
        for (var i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                met.add(new LengthPair(edge(i / BINS), edge(i % BINS), counts[i]));
            }
        }
        return met;
    }

    /** Whether a bin begins at a length. */
    static boolean isEdge(int tokens) {
        return edge(bin(tokens)) == tokens;
    }

    static int bin(int tokens) {
        if (tokens < 2) {
            return tokens;
        }
        var octave = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(tokens);
        return 2 * octave + (tokens >> (octave - 1) & 1);
    }

    static int edge(int bin) {
        return bin < 2 ? bin : (2 + bin % 2) << (bin / 2 - 1);
    }
}
