package io.iwc.workload;

import java.util.Arrays;

/**
 * A place in the bytes of a line of JSON, moved over one part after another; what is not understood is not taken. The
 * part taken last is known by its extent, and by its value if it is spelled plainly.
 */
final class LineCursor {
    private static final int MOST_LONG_DIGITS = 18; // of a number that surely fits a long
    private static final int MOST_EXACT_DIGITS = 15; // of a decimal that one division gives, rightly rounded
    private static final int MOST_DEPTH = 100;
    private static final int ALWAYS_UNSIGNED_DIGITS = 19;
    private static final long MOST_TENTH =
            Long.divideUnsigned(-1, 10); // of the largest unsigned number, which ends in 5

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final byte[] bytes;
    private int at;
    private int start;
    private boolean hasEscape;
    private boolean isPlain;
    private long number;
    private int fraction;
    private long[] hashes = {};
    private int count;

    LineCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first byte of the part taken last. */
    int start() {
        return start;
    }

    /** The first byte behind it. */
    int end() {
        return at;
    }

    /** The byte ahead, spaces passed over; 0 at the end. */
    byte next() {
        while (ahead() == ' ') {
            at++;
        }
        return ahead();
    }

    boolean isAtEnd() {
        next();
        return at == bytes.length;
    }

    /** Takes one of the signs between values. */
    boolean take(char sign) {
        if (next() != sign) {
            return false;
        }
        at++;
        return true;
    }

    boolean takeWord(String word) {
        begin();
        for (var i = 0; i < word.length(); i++, at++) {
            if (ahead() != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Takes what begins with a quote, up to its other one. */
    boolean takeText() {
        begin();
        hasEscape = false;
        for (var i = at + 1; i < bytes.length; i++) {
            var b = bytes[i];
            if (b == '"') {
                at = i + 1;
                return true;
            }
            if (b == '\\') {
                hasEscape = true;
                i++;
            } else if (b >= 0 && b < ' ') {
                return false;
            }
        }
        return false;
    }

    /** Whether there is a backslash in the text taken last. */
    boolean hasEscape() {
        return hasEscape;
    }

    /** Takes an object or a list by its brackets; what is between them may be malformed. */
    boolean takeNested() {
        begin();
        var from = start;
        var depth = 0;
        do {
            switch (ahead()) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    if (!takeText()) {
                        return false;
                    }
                    at--;
                }
                default -> {
                    if (ahead() >= 0 && ahead() < ' ') {
                        return false;
                    }
                }
            }
            at++;
        } while (depth > 0 && depth < MOST_DEPTH);
        start = from;
        return depth == 0;
    }

    /** Takes a number; one that is not {@linkplain #isPlain() plain} may be malformed. */
    boolean takeNumber() {
        begin();
        var isNegative = ahead() == '-';
        at += isNegative ? 1 : 0;
        number = 0;
        fraction = 0;
        var digits = takeDigits();
        isPlain = digits == 1 || (digits > 0 && digits <= MOST_LONG_DIGITS && bytes[at - digits] != '0');
        if (ahead() == '.') {
            at++;
            fraction = takeDigits();
            isPlain &= !isNegative && fraction > 0 && digits + fraction <= MOST_EXACT_DIGITS;
        }
        number = isNegative ? -number : number;
        while ("+-.0123456789eE".indexOf(ahead()) >= 0) {
            isPlain = false;
            at++;
        }
        return at > start;
    }

    private int takeDigits() {
        var from = at;
        for (var digit = ahead() - '0'; digit >= 0 && digit <= 9; digit = ahead() - '0') {
            number = number * 10 + digit;
            at++;
        }
        return at - from;
    }

    /** Whether the number taken last is well formed and the value known. */
    boolean isPlain() {
        return isPlain;
    }

    /** Whether it has no fraction. */
    boolean isWhole() {
        return fraction == 0;
    }

    /** The number taken last, if it is plain and whole. */
    long whole() {
        return number;
    }

    /** The number taken last, if it is plain. */
    double decimal() {
        return number / POWERS_OF_TEN[fraction];
    }

    /** Takes a list of unsigned 64-bit numbers. */
    boolean takeHashes() {
        begin();
        count = 0;
        if (!take('[')) {
            return false;
        }
        if (take(']')) {
            return true;
        }
        do {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.max(32, count * 2));
            }
            if (!takeHash()) {
                return false;
            }
            hashes[count++] = number;
        } while (take(','));
        return take(']');
    }

    private boolean takeHash() {
        next();
        var from = at;
        var hash = 0L;
        for (var digit = ahead() - '0'; digit >= 0 && digit <= 9; digit = ahead() - '0') {
            if (at - from >= ALWAYS_UNSIGNED_DIGITS && (at - from > ALWAYS_UNSIGNED_DIGITS || !fits(hash, digit))) {
                return false;
            }
            hash = hash * 10 + digit;
            at++;
        }
        number = hash;
        return at == from + 1 || (at > from && bytes[from] != '0');
    }

    private static boolean fits(long tenth, int digit) {
        var order = Long.compareUnsigned(tenth, MOST_TENTH);
        return order < 0 || (order == 0 && digit <= 5);
    }

    /** The list taken last. */
    long[] hashes() {
        return Arrays.copyOf(hashes, count);
    }

    private void begin() {
        next();
        start = at;
    }

    private byte ahead() {
        return at < bytes.length ? bytes[at] : 0;
    }
}
