package io.iwc.tokens;

import java.util.Arrays;

/**
 * The tokens of a vocabulary with their ranks, as tiktoken spells them: a token in base64, a space and its rank a line.
 * All tokens lie in one array, found by their hash: there is no object for any of two hundred thousand of them.
 * Unchanged once made.
 */
final class RankTable {
    /** Of bytes that are no token. */
    static final int NONE = -1;

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS_OF_DIGIT = 6;
    private static final int BYTES_A_LINE = 16; // or some more, where there are many lines

    private final byte[] tokens; // one after the other
    private int[] ends; // of the tokens there
    private int[] ranks;
    private int[] places; // by hash: the number of a token from 1, or 0
    private int count;
    private int length;

    /** Reads a table; the array is overwritten. */
    RankTable(byte[] text) {
        tokens = text; // a token is shorter than its line, which is read before
        var most = text.length / BYTES_A_LINE + 1;
        ends = new int[most];
        ranks = new int[most];
        places = new int[Integer.highestOneBit(most) * 4];
        var values = new byte[Byte.MAX_VALUE + 1];
        for (var i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        for (var at = 0; at < text.length; ) {
            at = add(text, at, values);
        }
    }

    /** Takes the token of a line, and says where the next one begins. */
    private int add(byte[] text, int from, byte[] values) {
        var at = from;
        var start = length;
        var bits = 0;
        var held = 0;
        for (; text[at] != ' '; at++) {
            if (text[at] != '=') {
                bits = (bits << BITS_OF_DIGIT) | values[text[at]];
                held += BITS_OF_DIGIT;
            }
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                tokens[length++] = (byte) (bits >> held);
            }
        }
        var rank = 0;
        for (at++; at < text.length && text[at] >= '0' && text[at] <= '9'; at++) {
            rank = rank * 10 + text[at] - '0';
        }
        while (at < text.length && text[at] <= ' ') {
            at++; // the end of the line, however it is spelt
        }
        if (count == ends.length) {
            grow();
        }
        ends[count] = length;
        ranks[count++] = rank;
        places[placeOf(tokens, start, length)] = count;
        return at;
    }

    private void grow() {
        ends = Arrays.copyOf(ends, 2 * count);
        ranks = Arrays.copyOf(ranks, 2 * count);
        places = new int[2 * places.length];
        for (int number = 1, start = 0; number <= count; start = ends[number++ - 1]) {
            places[placeOf(tokens, start, ends[number - 1])] = number;
        }
    }

    /** How many tokens there are. */
    int size() {
        return count;
    }

    /** The rank of some bytes; {@link #NONE} if they are no token. */
    int rankOf(byte[] bytes, int from, int to) {
        var number = places[placeOf(bytes, from, to)];
        return number == 0 ? NONE : ranks[number - 1];
    }

    /** Where these bytes are, or would be. */
    private int placeOf(byte[] bytes, int from, int to) {
        var hash = to - from;
        for (var i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        var place = (hash ^ (hash >>> 15)) & (places.length - 1);
        while (places[place] != 0 && !isAt(places[place], bytes, from, to)) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private boolean isAt(int number, byte[] bytes, int from, int to) {
        var start = number == 1 ? 0 : ends[number - 2];
        return Arrays.equals(tokens, start, ends[number - 1], bytes, from, to);
    }
}
