package io.iwc.workload.internal;

import io.iwc.artifact.internal.JsonCursor;
import java.util.Arrays;

/** The numbers and the lists of hashes of a line of JSON, taken by a cursor; what is not understood is not taken. */
final class ScannedNumbers {
    private static final int MOST_LONG_DIGITS = 18; // of a number that surely fits a long
    private static final int MOST_EXACT_DIGITS = 15; // of a decimal that one division gives, rightly rounded
    private static final int ALWAYS_UNSIGNED_DIGITS = 19;
    private static final long MOST_TENTH =
            Long.divideUnsigned(-1, 10); // of the largest unsigned number, which ends in 5

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final JsonCursor cursor;
    private final byte[] bytes;
    private int at;
    private boolean isPlain;
    private long number;
    private int fraction;
    private long[] hashes = {};
    private int count;

    /** Takes numbers of these bytes, which the cursor walks. */
    ScannedNumbers(JsonCursor cursor, byte[] bytes) {
        this.cursor = cursor;
        this.bytes = bytes;
    }

    /** Takes a number; one that is not {@linkplain #isPlain() plain} may be malformed. */
    boolean takeNumber() {
        cursor.peek();
        var start = cursor.at();
        at = start;
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
        cursor.moveTo(at);
        isPlain &= !isSpelledOn();
        return cursor.at() > start;
    }

    /** What only some numbers have, or none: an exponent, a second sign. */
    private boolean isSpelledOn() {
        return switch (ahead()) {
            case ',', '}', ']', ' ', 0 -> false;
            default -> cursor.word();
        };
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
        count = 0;
        if (!cursor.enterArray()) {
            return false;
        }
        if (cursor.take(']')) {
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
        } while (cursor.take(','));
        return cursor.take(']');
    }

    private boolean takeHash() {
        cursor.peek();
        var from = cursor.at();
        at = from;
        var hash = 0L;
        for (var digit = ahead() - '0'; digit >= 0 && digit <= 9; digit = ahead() - '0') {
            if (at - from >= ALWAYS_UNSIGNED_DIGITS && (at - from > ALWAYS_UNSIGNED_DIGITS || !fits(hash, digit))) {
                return false;
            }
            hash = hash * 10 + digit;
            at++;
        }
        number = hash;
        cursor.moveTo(at);
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

    private byte ahead() {
        return at < bytes.length ? bytes[at] : 0;
    }
}
