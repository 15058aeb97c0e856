package io.iwc.fingerprint;

import io.iwc.fingerprint.RequestCollector.Findings;
import java.util.List;
import java.util.OptionalInt;

/** When the hits of a cache come, for which prompts, and how deep what is found again lies: what a copy has to repeat. */
final class HitCourse {
    private final WindowSums hits = new WindowSums();
    private final WindowSums depths = new WindowSums();
    private final LengthPairs hitPairs = new LengthPairs();
    private final LengthPairs depthPairs = new LengthPairs();
    private final KnownPrompts knownPrompts = new KnownPrompts();

    /**
     * Takes the next request.
     *
     * @param depth of the last block that is known, if there is one
     */
    void accept(int promptTokens, int hitTokens, int hitBlocks, int depth, OptionalInt outputTokens) {
        hits.add(hitTokens);
        hitPairs.add(promptTokens, hitTokens);
        depths.add(hitBlocks * StrictMath.log(depth + 1.0));
        if (hitBlocks > 0) {
            depthPairs.add(hitTokens, depth);
        }
        outputTokens.ifPresent(output -> knownPrompts.add(promptTokens, output, hitTokens));
    }

    /** Adds itself to the courses and pairs of all requests. */
    void finish(Findings findings) {
        var hitShares = hits.shares();
        var depthShares = depths.shares();
        findings.courses().replaceAll(course -> course.withHits(hitShares, depthShares));
        if (!findings.outputPairs().isEmpty()) {
            findings.hitPairs().addAll(hitPairs.met());
            findings.depthPairs().addAll(beginnings());
            findings.knownPrompts().addAll(knownPrompts.met());
        }
    }

    private List<BeginningDepth> beginnings() {
        return depthPairs.met().stream()
                .map(pair -> new BeginningDepth(pair.promptTokens(), pair.otherTokens(), pair.requests()))
                .toList();
    }
}
