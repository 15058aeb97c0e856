package io.iwc.prefix;

import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;

/**
 * A prompt cache by its documented rule, without a limit on memory. Sees each request once, in arrival order; what was
 * sent earlier is in the cache at once. Not safe for several threads.
 *
 * @since 0.1
 */
public interface CacheModel {
    /**
     * A cache of that rule, empty.
     *
     * @param hasTimes whether arrivals are times; nothing expires if they are only an order
     */
    static CacheModel of(CacheRule rule, Tokenizer tokenizer, boolean hasTimes) {
        var terms = rule.terms();
        return terms.hasBreakpoints()
                ? new BreakpointCache(terms, tokenizer, hasTimes)
                : new StepCache(terms, hasTimes);
    }

    /**
     * Takes the next request.
     *
     * @param tokens ids of its prompt, empty for a length-only one
     * @param promptTokens prompt length
     */
    CacheUse accept(Request request, int[] tokens, int promptTokens);

    /** Whether anything can be said of this request: its text, or hashes where the rule needs no more. */
    boolean knows(Request request);
}
