package io.iwc.generate;

import io.iwc.fingerprint.LengthPair;
import java.util.Arrays;
import java.util.List;

/** Deals out the other lengths of pairs, as bins: prompts of a bin, by rank, have those that they have in the source. */
final class PairedBins {
    private final double[] prompts;
    private final List<LengthPair> pairs;
    private final long all;

    /**
     * @param prompts lengths in the order of requests
     * @param pairs some at least
     */
    PairedBins(double[] prompts, List<LengthPair> pairs) {
        this.prompts = prompts;
        this.pairs = pairs;
        all = pairs.stream().mapToLong(LengthPair::requests).sum();
    }

    /** Where the bin of each request begins; which of those of its prompt it is follows the noise. */
    int[] dealt(double[] noise) {
        var byLength = Ranks.ascending(prompts);
        var bins = new int[prompts.length];
        var seen = 0L;
        for (var first = 0; first < pairs.size(); ) {
            var end = first;
            var from = place(seen, all, prompts.length);
            while (end < pairs.size()
                    && pairs.get(end).promptTokens() == pairs.get(first).promptTokens()) {
                seen += pairs.get(end++).requests();
            }
            deal(
                    Arrays.copyOfRange(byLength, from, place(seen, all, prompts.length)),
                    noise,
                    pairs.subList(first, end),
                    bins);
            first = end;
        }
        return bins;
    }

    private static void deal(int[] row, double[] noise, List<LengthPair> pairs, int[] bins) {
        var order =
                Ranks.ascending(Arrays.stream(row).mapToDouble(i -> noise[i]).toArray());
        var all = pairs.stream().mapToLong(LengthPair::requests).sum();
        var seen = 0L;
        var next = 0;
        for (var pair : pairs) {
            seen += pair.requests();
            for (; next < place(seen, all, row.length); next++) {
                bins[row[order[next]]] = pair.otherTokens();
            }
        }
    }

    static int place(long seen, long all, int count) {
        return (int) StrictMath.rint((double) seen * count / all);
    }
}
