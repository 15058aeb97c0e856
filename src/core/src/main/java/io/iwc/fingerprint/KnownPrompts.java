package io.iwc.fingerprint;

import java.util.ArrayList;
import java.util.List;

/** Counts prompts by their length, their answer's and what of them is known. */
final class KnownPrompts {
    private static final int OUTPUT_BINS = 17;

    private final long[] counts = new long[LengthPairs.BINS * OUTPUT_BINS * LengthPairs.BINS];

    void add(int promptTokens, int outputTokens, int hitTokens) {
        counts[
                (LengthPairs.bin(promptTokens) * OUTPUT_BINS + outputBin(outputTokens)) * LengthPairs.BINS
                        + LengthPairs.bin(hitTokens)]++;
    }

    /** Those that were met, by prompt, then by answer, then by what is known. */
    List<KnownPrompt> met() {
        var met = new ArrayList<KnownPrompt>();
        for (var i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                var above = i / LengthPairs.BINS;
                met.add(new KnownPrompt(
                        LengthPairs.edge(above / OUTPUT_BINS),
                        outputEdge(above % OUTPUT_BINS),
                        LengthPairs.edge(i % LengthPairs.BINS),
                        counts[i]));
            }
        }
        return met;
    }

    /** Whether a bin of answers begins at a length. */
    static boolean isOutputEdge(int tokens) {
        return outputEdge(outputBin(tokens)) == tokens;
    }

    private static int outputBin(int tokens) {
        return tokens == 0 ? 0 : 1 + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(tokens)) / 2;
    }

    private static int outputEdge(int bin) {
        return bin == 0 ? 0 : 1 << (2 * (bin - 1));
    }
}
