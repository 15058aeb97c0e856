package io.iwc.generate;

import io.iwc.workload.Prompt;

/**
 * Makes text where a trace gives only lengths. Safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PromptText {
    /**
     * Text of the length asked for, the same every time. Blocks with equal ids have equal text, wherever they stand;
     * what no block stands for is this request's own.
     *
     * @param lengths how long, and which blocks of it are shared
     * @param session where the request belongs, empty for none: block ids may mean something only inside it
     * @param requestId what sets the request's own text apart from others
     */
    String text(Prompt.Lengths lengths, String session, String requestId);
}
