package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** What a body turns out to be by its first bytes, whatever its type is called. */
enum BodyKind {
    /** Not enough has come. */
    UNDECIDED,
    /** Server-sent events. */
    EVENTS,
    /** Elements of a JSON array. */
    ELEMENTS,
    /** One document: JSON, or what is no answer at all. */
    WHOLE;

    private static final byte[][] FIELDS = {ascii("data:"), ascii("event:"), ascii("id:"), ascii("retry:"), ascii(":")};

    /**
     * Judges the first bytes; a byte order mark and white space are passed over.
     *
     * @param called whether its type is called an event stream: then only JSON is something else
     */
    static BodyKind of(byte[] bytes, int length, boolean called) {
        var from = 0;
        while (from < length && ((bytes[from] <= ' ' && bytes[from] >= 0) || isMark(bytes, from))) {
            from++;
        }
        if (from == length) {
            return UNDECIDED;
        }
        if (bytes[from] == '[') {
            return ELEMENTS;
        }
        if (called) {
            return bytes[from] == '{' ? WHOLE : EVENTS;
        }
        var undecided = false;
        for (var field : FIELDS) {
            var common = Math.min(field.length, length - from);
            if (Arrays.equals(bytes, from, from + common, field, 0, common)) {
                if (common == field.length) {
                    return EVENTS;
                }
                undecided = true;
            }
        }
        return undecided ? UNDECIDED : WHOLE;
    }

    private static boolean isMark(byte[] bytes, int at) {
        return at < 3 && bytes[at] == (byte) (at == 0 ? 0xef : at == 1 ? 0xbb : 0xbf);
    }

    private static byte[] ascii(String field) {
        return field.getBytes(US_ASCII);
    }
}
