package io.iwc.drift.internal;

import io.iwc.arrival.internal.SeededRandom;
import java.util.Arrays;

/**
 * How often each block of two samples is taken on either side, the blocks of the first sample coming first.
 *
 * @param before for the baseline
 * @param now for what is held against it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Draw(int[] before, int[] now) {
    /** Both samples as they are. */
    static Draw asTheyAre(int blocks, int ofFirst) {
        var before = new int[blocks];
        var now = new int[blocks];
        Arrays.fill(before, 0, ofFirst, 1);
        Arrays.fill(now, ofFirst, blocks, 1);
        return new Draw(before, now);
    }

    /** The blocks of both samples dealt anew: what the sides would be if nothing but chance told them apart. */
    static Draw dealt(SeededRandom random, int blocks, int ofFirst) {
        var draw = new Draw(new int[blocks], new int[blocks]);
        var left = ofFirst;
        for (var block = 0; block < blocks; block++) {
            var isFirst = random.nextInt(blocks - block) < left;
            left -= isFirst ? 1 : 0;
            (isFirst ? draw.before : draw.now)[block] = 1;
        }
        return draw;
    }

    /** Either side from a sample of its own, so many blocks each, with replacement. */
    static Draw resampled(SeededRandom random, int blocks, int ofFirst, int takenBefore, int takenNow) {
        var draw = new Draw(new int[blocks], new int[blocks]);
        for (var i = 0; i < takenBefore; i++) {
            draw.before[random.nextInt(ofFirst)]++;
        }
        for (var i = 0; i < takenNow; i++) {
            draw.now[ofFirst + random.nextInt(blocks - ofFirst)]++;
        }
        return draw;
    }
}
