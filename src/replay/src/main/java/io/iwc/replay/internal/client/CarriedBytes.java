package io.iwc.replay.internal.client;

import java.util.Arrays;

/**
 * What has come of a piece of a stream whose end has not. What lies within one read is handed out in place.
 */
final class CarriedBytes {
    private static final int FIRST_BYTES = 256;

    private final int mostBytes;
    private byte[] bytes = {};
    private int length;
    private boolean tooLong;

    /**
     * Nothing yet.
     *
     * @param mostBytes of one piece
     */
    CarriedBytes(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Whether a piece is longer than allowed, wherever reads end. */
    boolean isTooLong() {
        return tooLong;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Keeps more of the piece. */
    void add(byte[] from, int start, int end) {
        var needed = length + (end - start);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(FIRST_BYTES, Math.max(needed, 2 * bytes.length)));
        }
        System.arraycopy(from, start, bytes, length, end - start);
        length = needed;
        tooLong |= length > mostBytes;
    }

    /** The last of the piece: all of it is handed on, unless it is too long, and the next one begins. */
    void end(byte[] from, int start, int end, Piece to) {
        tooLong |= length + (end - start) > mostBytes;
        if (tooLong) {
            return;
        }
        if (length == 0) {
            to.hand(from, start, end);
        } else {
            add(from, start, end);
            var whole = length;
            length = 0;
            to.hand(bytes, 0, whole);
        }
    }

    /** Takes a piece; the array is valid only during the call. */
    @FunctionalInterface
    interface Piece {
        void hand(byte[] bytes, int from, int to);
    }
}
