package io.iwc.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.iwc.simulator.internal.PromptTokens;
import java.util.OptionalInt;

/**
 * Everything an answer is made of.
 *
 * @param exchange where it goes
 * @param batch the answers of the call that it is one of
 * @param rendering how it looks
 * @param prompt what it answers
 * @param marked tokens of the prompt that its sender wants to be cached
 * @param completion its text
 * @param entry where its end is noted
 * @param breakAfter tokens after which the connection is aborted, if it is to be
 */
record Reply(
        HttpExchange exchange,
        Batch batch,
        Rendering rendering,
        PromptTokens prompt,
        int marked,
        Completion completion,
        Ledger.Entry entry,
        OptionalInt breakAfter) {
    boolean breaks() {
        return breakAfter.isPresent();
    }

    /** Tokens after which it breaks, at the latest {@code last}; beyond any count if it does not. */
    int breakAt(int last) {
        return breakAfter.isPresent() ? Math.min(breakAfter.getAsInt(), last) : Integer.MAX_VALUE;
    }
}
