package io.iwc.fingerprint;

import io.iwc.fingerprint.ShapeDetail.LengthCount;
import io.iwc.statistics.internal.KeyCounts;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * Which prompt length comes with which output length, each pair for itself, where {@link LengthPairs} counts by half
 * octaves. Gives up on more pairs than a picture could be made of.
 */
final class LengthCountCollector implements RequestCollector {
    private static final int MOST = 1 << 16;

    private KeyCounts counts = new KeyCounts();
    private boolean isTooMuch;

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        var output = request.expectedOutputTokens();
        if (isTooMuch || output.isEmpty()) {
            return;
        }
        counts.add((long) promptTokens << Integer.SIZE | output.getAsInt(), 1);
        if (counts.size() > MOST) {
            isTooMuch = true;
            counts = new KeyCounts();
        }
    }

    @Override
    public void finish(Findings findings) {
        var pairs = new ArrayList<LengthCount>(counts.size());
        for (var pair : counts.sorted()) { // by prompt, then by output
            pairs.add(new LengthCount((int) (pair >>> Integer.SIZE), (int) pair, counts.of(pair)));
        }
        findings.detail(new ShapeDetail(pairs, List.of(), List.of(), List.of()));
    }
}
