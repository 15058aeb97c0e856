package io.iwc.fingerprint;

import io.iwc.fingerprint.ShapeDetail.LengthCount;
import io.iwc.statistics.internal.KeyCounts;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import java.util.ArrayList;
import java.util.List;

/** Which prompt length comes with which output length. Gives up on more pairs than a picture could be made of. */
final class LengthCountCollector implements RequestCollector {
    private static final int MOST = 1 << 16;

    private final KeyCounts counts = new KeyCounts();
    private boolean isTooMuch;

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        var output = request.expectedOutputTokens();
        if (output.isPresent()) {
            count(promptTokens, output.getAsInt());
        }
    }

    @Override
    public void accept(LengthRows rows) {
        for (var row = 0; row < rows.size() && !isTooMuch; row++) {
            count(rows.promptTokens(row), rows.outputTokens(row));
        }
    }

    private void count(int promptTokens, int outputTokens) {
        if (isTooMuch) {
            return;
        }
        counts.add((long) promptTokens << Integer.SIZE | outputTokens);
        if (counts.size() > MOST) {
            isTooMuch = true;
            counts.clear();
        }
    }

    @Override
    public void finish(Findings findings) {
        var pairs = new ArrayList<LengthCount>(counts.size());
        for (var lengths : counts.sortedKeys()) { // by prompt, then by output: neither is negative
            pairs.add(new LengthCount((int) (lengths >>> Integer.SIZE), (int) lengths, counts.count(lengths)));
        }
        findings.detail(new ShapeDetail(pairs, List.of(), List.of(), List.of()));
    }
}
