package io.iwc.workload.internal;

import java.io.Writer;
import java.nio.CharBuffer;
import java.util.Arrays;

/** What was written, in an array: the writers of the JDK lock for each piece and hand it out through a lock as well. */
final class Characters extends Writer {
    private static final int USUAL_LENGTH = 256;

    private char[] text = new char[USUAL_LENGTH];
    private int length;

    /** All of it, not copied. */
    CharBuffer all() {
        return CharBuffer.wrap(text, 0, length);
    }

    @Override
    public void write(int c) {
        reserve(1);
        text[length++] = (char) c;
    }

    @Override
    public void write(char[] piece, int from, int count) {
        reserve(count);
        System.arraycopy(piece, from, text, length, count);
        length += count;
    }

    @Override
    public void write(String piece, int from, int count) {
        reserve(count);
        piece.getChars(from, from + count, text, length);
        length += count;
    }

    @Override
    public void flush() {
        // all is in the array
    }

    @Override
    public void close() {
        // all stays in the array
    }

    private void reserve(int count) {
        if (text.length - length < count) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + count));
        }
    }
}
