package io.iwc.prefix;

import java.util.Optional;

/**
 * Tools or a system prompt that are not those of the turn before, or of the sessions before.
 *
 * @param who {@code turn 2 of session "c12"}
 * @param place {@code tool "search", description}
 * @param cause what changed
 * @param words those that differ, of a system prompt whose text does
 * @since 0.1
 */
public record PartChange(String who, String place, BreakCause cause, Optional<Excerpt> words) {
    /**
     * {@code turn 2 of session "c12": tool "search", description (tool described differently)}, or
     * {@code turn 2 of session "c12": system prompt, "…now is ⟦14:02⟧"}.
     *
     * @param showsPrompts whether text of the prompts may be shown; hashes stand for it otherwise
     */
    public String sentence(boolean showsPrompts) {
        return who + ": " + place
                + words.map(excerpt -> ", " + (showsPrompts ? excerpt.shown() : excerpt.hashed()))
                        .orElseGet(() -> " (" + cause.text() + ")");
    }
}
