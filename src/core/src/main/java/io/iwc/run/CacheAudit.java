package io.iwc.run;

import io.iwc.metric.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Holds what a server says of its prefix cache against what was possible: the beginnings that prompts have in common. */
final class CacheAudit {
    /** What a chat template and a server's own tokenizer may add: a share of the prompt, and tokens. */
    private static final double SLACK_SHARE = 0.05;

    private static final int SLACK_TOKENS = 64;

    /** Far less than was possible, where much was. */
    private static final double FAR_LESS = 0.5;

    private static final double MUCH = 0.1;

    private CacheAudit() {}

    static List<String> of(Run run, List<RequestRecord> ok) {
        var findings = new ArrayList<String>();
        var impossible = ok.stream().filter(CacheAudit::isImpossible).toList();
        if (!impossible.isEmpty()) {
            var first = impossible.get(0);
            findings.add("the cached tokens of " + impossible.size() + " of " + ok.size()
                    + " answers cannot be of this run:"
                    + " the server claims more than the longest common prefix with an earlier prompt allows (first \""
                    + first.requestId() + "\": " + first.cachedPromptTokens().orElse(0) + " claimed, "
                    + first.cacheablePromptTokens().orElse(0)
                    + " possible); it counts wrongly, or its cache was not empty");
        }
        var ofPossible = run.measurement(Metric.RUN_CACHED_OF_POSSIBLE); // of prompts of which both are known
        var possible = run.measurement(Metric.RUN_CACHEABLE_SHARE);
        if (ofPossible.isDefined()
                && possible.isDefined()
                && possible.value() >= MUCH
                && ofPossible.value() < FAR_LESS) {
            findings.add("the server cached " + percent(ofPossible.value() * possible.value()) + " % of the "
                    + percent(possible.value())
                    + " % of the prompt tokens that were possible");
        }
        return findings;
    }

    private static boolean isImpossible(RequestRecord record) {
        if (record.cachedPromptTokens().isEmpty()
                || record.cacheablePromptTokens().isEmpty()
                || record.inputTokens().isEmpty()) {
            return false;
        }
        var slack = Math.max(SLACK_TOKENS, SLACK_SHARE * record.inputTokens().getAsInt());
        return record.cachedPromptTokens().getAsInt()
                > record.cacheablePromptTokens().getAsInt() + slack;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
