package io.iwc.replay.internal.client;

import java.util.Arrays;

/**
 * JSON lines as they are read: every line that is not blank is an event, the last one also without its end. What lies
 * within one read is handed out in place.
 */
final class JsonLineScanner implements StreamScanner {
    private static final int INITIAL_CARRY = 256;

    private final Sink sink;
    private final int maxBytes;
    private byte[] carried = {};
    private int length;
    private boolean tooLong;

    JsonLineScanner(Sink sink, int maxBytes) {
        this.sink = sink;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean feed(byte[] bytes, int from, int to) {
        var start = from;
        for (var at = from; at < to && !tooLong; at++) {
            if (bytes[at] == '\n') {
                endLine(bytes, start, at);
                start = at + 1;
            }
        }
        carry(bytes, start, to);
        return !tooLong;
    }

    @Override
    public void finish() {
        endLine(carried, 0, 0);
    }

    private void endLine(byte[] bytes, int from, int to) {
        tooLong |= length + (to - from) > maxBytes; // wherever reads end
        if (tooLong) {
            return;
        }
        if (length == 0) {
            hand(bytes, from, to);
        } else {
            carry(bytes, from, to);
            var whole = length;
            length = 0;
            hand(carried, 0, whole);
        }
    }

    private void hand(byte[] bytes, int from, int to) {
        for (var at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\r' && bytes[at] != '\t') {
                sink.event(bytes, from, to);
                return;
            }
        }
    }

    private void carry(byte[] bytes, int from, int to) {
        var needed = length + (to - from);
        if (needed > carried.length) {
            carried = Arrays.copyOf(carried, Math.max(INITIAL_CARRY, Math.max(needed, 2 * carried.length)));
        }
        System.arraycopy(bytes, from, carried, length, to - from);
        length = needed;
        tooLong |= length > maxBytes;
    }
}
