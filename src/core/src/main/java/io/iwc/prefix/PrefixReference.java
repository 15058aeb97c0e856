package io.iwc.prefix;

/**
 * What a prompt is held against.
 *
 * @since 0.1
 */
public enum PrefixReference {
    /** An earlier turn of its session, mostly the one before it. */
    TURN_BEFORE("turn before"),
    /** A prompt of another session, or of none, that it continues by its messages. */
    CONVERSATION("continued conversation"),
    /** The tools and system prompt of an earlier session. */
    SHARED_HEAD("shared head");

    private final String text;

    PrefixReference(String text) {
        this.text = text;
    }

    /** As it is shown: {@code shared head}. */
    public String text() {
        return text;
    }
}
