package io.iwc.replay;

import java.util.Locale;

/**
 * What the cap on an answer is called in a chat request. The other APIs have one name each. Never both: hosted servers
 * refuse a request that says it twice.
 *
 * @since 0.1
 */
public enum LengthField {
    /** Known to every server, but refused by hosted models that reason. */
    MAX_TOKENS,
    /** Known to hosted servers and recent ones of one's own; covers the reasoning too. */
    MAX_COMPLETION_TOKENS;

    /** As in requests, options and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
