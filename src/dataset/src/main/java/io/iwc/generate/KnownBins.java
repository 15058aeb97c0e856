package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.LengthPair;
import java.util.Arrays;
import java.util.Optional;

/** About how many tokens of each prompt are known: as many as of prompts of about its length with about its answer. */
final class KnownBins {
    private final double[] prompts;
    private final double[] outputs;
    private final double[] noise;

    /** Of requests in their order; which of those that are alike has what is random. */
    KnownBins(int[] prompts, int[] outputs, SeededRandom random) {
        this.prompts = doubles(prompts);
        this.outputs = doubles(outputs);
        noise = Ranks.normals(prompts.length, random);
    }

    /** Where the bin of each begins; empty if the fingerprint does not know which prompts have what. */
    Optional<int[]> like(Fingerprint source) {
        if (source.knownPrompts().isEmpty()) {
            return Optional.of(source.hitPairs())
                    .filter(pairs -> !pairs.isEmpty())
                    .map(pairs -> new PairedBins(prompts, pairs).dealt(noise));
        }
        var known = source.knownPrompts();
        var all = known.stream().mapToLong(prompt -> prompt.requests()).sum();
        var byLength = Ranks.ascending(prompts);
        var bins = new int[prompts.length];
        var seen = 0L;
        for (var first = 0; first < known.size(); ) {
            var end = first;
            var from = PairedBins.place(seen, all, prompts.length);
            while (end < known.size()
                    && known.get(end).promptTokens() == known.get(first).promptTokens()) {
                seen += known.get(end++).requests();
            }
            var row = Arrays.copyOfRange(byLength, from, PairedBins.place(seen, all, prompts.length));
            var pairs = known.subList(first, end).stream()
                    .map(prompt -> new LengthPair(prompt.outputTokens(), prompt.hitTokens(), prompt.requests()))
                    .toList();
            var dealt = new PairedBins(at(row, outputs), pairs).dealt(at(row, noise));
            for (var i = 0; i < row.length; i++) {
                bins[row[i]] = dealt[i];
            }
            first = end;
        }
        return Optional.of(bins);
    }

    private static double[] at(int[] places, double[] values) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    private static double[] doubles(int[] tokens) {
        return Arrays.stream(tokens).asDoubleStream().toArray();
    }
}
