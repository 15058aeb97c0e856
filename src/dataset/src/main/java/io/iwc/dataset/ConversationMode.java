package io.iwc.dataset;

import java.util.Locale;

/**
 * What becomes a request in a file of conversations.
 *
 * @since 0.1
 */
public enum ConversationMode {
    /** Each line of a log of chats as it was sent; in other formats {@link #SINGLE_TURN}. */
    AUTO,
    /** The first user message of each record. */
    SINGLE_TURN,
    /** The whole transcript of each record as one text. */
    SESSION,
    /** Every assistant turn, with the transcript up to it. */
    TURNS;

    /** As on the command line: {@code single-turn}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** This mode, or what {@link #AUTO} means for the format. */
    ConversationMode in(String format) {
        return this == AUTO && !format.equals(DatasetFormat.OPENAI_CHAT) ? SINGLE_TURN : this;
    }
}
