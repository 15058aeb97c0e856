package io.iwc.tokens;

/** The tokens of one encoding, loaded. Safe for use by several threads. */
interface Vocabulary {
    /** The ids of a text's tokens; what looks like a special token is ordinary text. */
    int[] encode(String text);

    /** How many there are. */
    int count(String text);
}
