package io.iwc.prefix;

/**
 * What made a prompt differ from the one it should have continued.
 *
 * @since 0.1
 */
public enum BreakCause {
    MODEL_CHANGED("model changed"),
    TOOL_ADDED("tool added"),
    TOOL_REMOVED("tool removed"),
    TOOLS_REORDERED("tools reordered"),
    TOOL_DESCRIBED_DIFFERENTLY("tool described differently"),
    SYSTEM_CHANGED("system prompt changed"),
    HISTORY_REWRITTEN("history rewritten"),
    HISTORY_TRUNCATED("history truncated"),
    /** Only the marks of a cache breakpoint ({@code cache_control}) differ. */
    BREAKPOINT_MOVED("breakpoint moved"),
    /** Text that is no chat: nothing is known of its parts. */
    UNKNOWN("unknown");

    private final String text;

    BreakCause(String text) {
        this.text = text;
    }

    /** As it is shown: {@code tools reordered}. */
    public String text() {
        return text;
    }
}
