package io.iwc.replay.internal.client;

import java.util.Arrays;

/**
 * An event that contains only a token, as a template for similar ones: a stream repeats everything around the text, and
 * bytes that match the template need no parsing.
 */
final class EventTemplate {
    private byte[] event = {};
    private int length;
    private int textStart;
    private int textEnd;
    private AnswerPart part = AnswerPart.ANSWER;
    private int matchStart;
    private int matchEnd;

    /**
     * Remembers an event.
     *
     * @param start of its text, from the beginning of the array, as {@code end} is
     * @param end of its text, the position of the closing quote
     */
    void record(byte[] bytes, int from, int to, int start, int end, AnswerPart kind) {
        length = to - from;
        if (event.length < length) {
            event = new byte[length];
        }
        System.arraycopy(bytes, from, event, 0, length);
        textStart = start - from;
        textEnd = end - from;
        part = kind;
    }

    /** Whether these bytes differ from the event remembered in nothing but the text, and have some. */
    boolean matches(byte[] bytes, int from, int to) {
        var tail = length - textEnd;
        if (length == 0
                || to - from <= textStart + tail
                || !Arrays.equals(bytes, from, from + textStart, event, 0, textStart)) {
            return false;
        }
        matchStart = from + textStart;
        matchEnd = matchStart;
        while (matchEnd < to && bytes[matchEnd] != '"') {
            matchEnd += bytes[matchEnd] == '\\' ? 2 : 1;
        }
        return to - matchEnd == tail
                && matchEnd > matchStart
                && Arrays.equals(bytes, matchEnd, to, event, textEnd, length);
    }

    /** Where the text begins of what matched last. */
    int start() {
        return matchStart;
    }

    /** Where it ends. */
    int end() {
        return matchEnd;
    }

    /** What kind of text it is. */
    AnswerPart part() {
        return part;
    }
}
