package io.iwc.prefix;

/**
 * Tools or a system prompt that are not those of the turn before, or of the sessions before.
 *
 * @param who {@code turn 2 of session "c12"}
 * @param place {@code tool "search", description}
 * @param cause what changed
 * @since 0.1
 */
public record PartChange(String who, String place, BreakCause cause) {
    /** {@code turn 2 of session "c12": tool "search", description (tool described differently)}. */
    public String sentence() {
        return who + ": " + place + " (" + cause.text() + ")";
    }
}
