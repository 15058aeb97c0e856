package io.iwc.tokens;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A table of ranks as tiktoken spells it, a token in base64, a space and its rank a line: read in passing, so that no
 * second copy of two hundred thousand tokens is made only to be thrown away.
 */
final class RankTable extends AbstractMap<byte[], Integer> {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS_OF_DIGIT = 6;

    private final byte[] text;
    private final byte[] values = new byte[Byte.MAX_VALUE + 1];
    private final int size;

    RankTable(byte[] text) {
        this.text = text;
        for (var i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        var lines = 0;
        for (var b : text) {
            lines += b == '\n' ? 1 : 0;
        }
        size = text.length > 0 && text[text.length - 1] != '\n' ? lines + 1 : lines;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(BiConsumer<? super byte[], ? super Integer> action) {
        for (var at = 0; at < text.length; ) {
            var space = at;
            while (text[space] != ' ') {
                space++;
            }
            var rank = 0;
            var end = space + 1;
            while (end < text.length && text[end] >= '0' && text[end] <= '9') {
                rank = rank * 10 + text[end++] - '0';
            }
            action.accept(token(at, space), rank);
            while (end < text.length && text[end] <= ' ') {
                end++; // the end of the line, however it is spelt
            }
            at = end;
        }
    }

    @Override
    public Set<Map.Entry<byte[], Integer>> entrySet() {
        var entries = new LinkedHashSet<Map.Entry<byte[], Integer>>();
        forEach((token, rank) -> entries.add(Map.entry(token, rank)));
        return entries;
    }

    private byte[] token(int from, int to) {
        var end = to;
        while (text[end - 1] == '=') {
            end--;
        }
        var token = new byte[(end - from) * BITS_OF_DIGIT / Byte.SIZE];
        var bits = 0;
        var held = 0;
        var length = 0;
        for (var i = from; i < end; i++) {
            bits = bits << BITS_OF_DIGIT | values[text[i]];
            held += BITS_OF_DIGIT;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                token[length++] = (byte) (bits >> held);
            }
        }
        return token;
    }
}
