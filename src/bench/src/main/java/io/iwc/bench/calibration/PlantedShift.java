package io.iwc.bench.calibration;

import io.iwc.drift.internal.Calibration;
import io.iwc.drift.internal.Power;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.internal.HashIds;
import java.util.ArrayList;
import java.util.Random;

/** What may change in a workload without anybody noticing. */
enum PlantedShift {
    NOTHING("nothing planted", "", 1, 0, 1, 0),
    GROWN_5("a template of 5 % of the mean", "5 % in prompt length, each by the same tokens,", 1, 0.05, 1, 0),
    LONGER_5("prompts ×1.05", "", 1.05, 0, 1, 0),
    LONGER_10("prompts ×1.10", "10 % in prompt length, each by that share,", 1.1, 0, 1, 0),
    FASTER_10("rate +10 %", "a rate shift of 10 %", 1, 0, 1.1, 0),
    /** As many prompts begin with a block of their own as it takes. */
    BROKEN_5("prefix reuse −0.05", "a fall of 0.05 in reuse.", 1, 0, 1, 0.05);

    private static final long UNKNOWN = 1L << 50;

    private final String text;
    private final String note;
    private final double factor;
    private final double ofMean;
    private final double rate;
    private final double lostReuse;

    PlantedShift(String text, String note, double factor, double ofMean, double rate, double lostReuse) {
        this.text = text;
        this.note = note;
        this.factor = factor;
        this.ofMean = ofMean;
        this.rate = rate;
        this.lostReuse = lostReuse;
    }

    String text() {
        return text;
    }

    /** Whether passed gates say where a shift of this size is not detectable. */
    boolean isSpokenOf() {
        return !note.isEmpty();
    }

    /** Whether passed gates of a calibration say that a shift of this size is not detectable. */
    boolean isSaid(Calibration calibration) {
        return isSpokenOf() && Power.undetectable(calibration).values().stream().anyMatch(said -> said.contains(note));
    }

    /** Whether there is anything to plant into: a workload without prefix reuse has none to lose. */
    boolean applies(double prefixReuse) {
        return prefixReuse > lostReuse || lostReuse == 0;
    }

    /**
     * The workload with the shift.
     *
     * @param prefixReuse what the workload has
     */
    Workload plantedInto(Workload workload, double prefixReuse) {
        var mean = workload.requests().stream()
                .mapToInt(request -> request.promptTokens().orElse(0))
                .average()
                .orElse(0);
        var brokenShare = lostReuse == 0 ? 0 : lostReuse / prefixReuse;
        var shifted = new ArrayList<Request>();
        var random = new Random(workload.requests().size());
        for (var request : workload.requests()) {
            var prompt = (Prompt.Lengths) request.prompt();
            var isBroken = random.nextDouble() < brokenShare;
            var own = UNKNOWN + shifted.size();
            var blocks = prompt.blocks().map(ids -> isBroken ? broken(ids, own) : ids);
            var tokens = (int) Math.round(prompt.tokens() * factor + mean * ofMean);
            shifted.add(request.toBuilder()
                    .withPrompt(new Prompt.Lengths(tokens, blocks))
                    .arrivingAt(Math.round(request.arrivalNanos() / rate))
                    .build());
        }
        return Workload.of(workload.name(), shifted, workload.manifest());
    }

    private static PrefixBlocks broken(PrefixBlocks blocks, long first) {
        var ids = HashIds.of(blocks);
        if (ids.length > 0) {
            ids[0] = first;
        }
        return PrefixBlocks.of(blocks.blockSize(), ids).within(blocks.scope());
    }
}
