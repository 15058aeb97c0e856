package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.fingerprint.BeginningDepth;
import io.iwc.fingerprint.LengthPair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What requests begin alike with, in their order.
 *
 * @param blocks how many leading blocks of each request some earlier one has
 * @param depths how deep the last of these lies in the order of use; 0 where that is open
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnownBeginnings(int[] blocks, int[] depths) {
    /** Beginnings that lie wherever they are found. */
    static KnownBeginnings anywhere(int[] blocks) {
        return new KnownBeginnings(blocks, new int[blocks.length]);
    }

    /** Beginnings of some length that lie as deep as those of about that length do. */
    static KnownBeginnings of(int[] blocks, int blockSize, List<BeginningDepth> depths, SeededRandom random) {
        if (depths.isEmpty()) {
            return anywhere(blocks);
        }
        var pairs = depths.stream()
                .map(pair -> new LengthPair(pair.hitTokens(), pair.depthBlocks(), pair.requests()))
                .toList();
        var known = IntStream.range(0, blocks.length)
                .filter(request -> blocks[request] > 0)
                .toArray();
        var tokens = Arrays.stream(known)
                .mapToDouble(request -> (double) blocks[request] * blockSize)
                .toArray();
        var noise = Ranks.normals(known.length, random);
        var dealt = new PairedBins(tokens, pairs).dealt(noise);
        var of = new int[blocks.length];
        for (var i = 0; i < known.length; i++) {
            of[known[i]] = (int) (dealt[i] * StrictMath.exp(random.nextDouble() * StrictMath.log(widthOf(dealt[i]))));
        }
        return new KnownBeginnings(blocks, of);
    }

    /** The edge above a bin of half an octave over it. */
    private static double widthOf(int edge) {
        return edge < 2 ? 1 : Integer.bitCount(edge) == 1 ? 3 / 2.0 : 4 / 3.0;
    }

    /** Those of the requests in another order. */
    KnownBeginnings in(int[] order) {
        return new KnownBeginnings(at(order, blocks), at(order, depths));
    }

    /** Values in another order. */
    static int[] at(int[] order, int[] values) {
        return Arrays.stream(order).map(request -> values[request]).toArray();
    }
}
