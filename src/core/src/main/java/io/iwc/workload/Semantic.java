package io.iwc.workload;

import java.util.List;
import java.util.Optional;

/**
 * Labels of what a request is about. Kept and counted, never inferred.
 *
 * @param task one of chat, qa, summarization, reasoning, classification, code, translation, other
 * @param difficulty one of low, medium, high
 * @param tags free-text tags
 * @since 0.1
 */
public record Semantic(Optional<String> task, Optional<String> difficulty, List<String> tags) {
    public Semantic {
        tags = List.copyOf(tags);
    }
}
