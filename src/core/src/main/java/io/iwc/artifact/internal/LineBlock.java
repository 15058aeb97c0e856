package io.iwc.artifact.internal;

import java.util.Arrays;

/**
 * Some whole lines of a file that follow one another, walked from the first to the last one; those that are blank are
 * counted and left out. May be handed from one thread to another; not safe for use by several at once.
 *
 * @since 0.1
 */
public final class LineBlock {
    private final String file;
    private final byte[] bytes;
    private final int limit;
    private int next;
    private int from;
    private int to;
    private int lines;

    LineBlock(String file, byte[] bytes, int limit) {
        this.file = file;
        this.bytes = bytes;
        this.limit = limit;
    }

    /** Moves to the next line that is not blank; false behind the last one. */
    public boolean next() {
        while (next < limit) {
            var end = next;
            while (end < limit && bytes[end] != '\n') {
                end++;
            }
            from = next;
            to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            next = end + 1;
            lines++;
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** How many lines were passed, this one and blank ones included. */
    public int lines() {
        return lines;
    }

    /** The bytes in which the lines stand; not copied and not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the last line ends, with its line end if it has one; the first one begins at 0. */
    public int limit() {
        return limit;
    }

    /** Where the line begins. */
    public int from() {
        return from;
    }

    /** Where it ends, without its line end. */
    public int to() {
        return to;
    }

    /** The line by itself, in a file in which so many stand before this block. */
    public Line line(long before) {
        return new Line(file, before + lines, Arrays.copyOfRange(bytes, from, to));
    }

    private boolean isBlank() {
        for (var i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
