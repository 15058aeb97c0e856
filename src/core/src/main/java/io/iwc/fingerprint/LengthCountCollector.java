package io.iwc.fingerprint;

import io.iwc.fingerprint.ShapeDetail.LengthCount;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which prompt length comes with which output length. Gives up on more pairs than a picture could be made of. */
final class LengthCountCollector implements RequestCollector {
    private static final int MOST = 1 << 16;

    private final Map<Long, Long> counts = new HashMap<>();
    private boolean isTooMuch;

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        var output = request.expectedOutputTokens();
        if (isTooMuch || output.isEmpty()) {
            return;
        }
        counts.merge((long) promptTokens << Integer.SIZE | output.getAsInt(), 1L, Long::sum);
        if (counts.size() > MOST) {
            isTooMuch = true;
            counts.clear();
        }
    }

    @Override
    public void finish(Findings findings) {
        var pairs = new ArrayList<LengthCount>(counts.size());
        counts.forEach((lengths, requests) ->
                pairs.add(new LengthCount((int) (lengths >>> Integer.SIZE), lengths.intValue(), requests)));
        pairs.sort(Comparator.comparingInt(LengthCount::promptTokens).thenComparingInt(LengthCount::outputTokens));
        findings.detail(new ShapeDetail(pairs, List.of(), List.of(), List.of()));
    }
}
