package io.iwc.dataset;

/** Digits in bytes, as numbers. */
final class PlainNumber {
    static final int NONE = -1;

    private static final int MOST_DIGITS = 9;

    private PlainNumber() {}

    /** The value of one to nine digits and nothing else, or {@link #NONE}. */
    static int of(byte[] text, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
            return NONE;
        }
        var value = 0;
        for (var i = from; i < to; i++) {
            var digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
