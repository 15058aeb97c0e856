package io.iwc.dataset;

import io.iwc.artifact.internal.InputFile;
import java.io.IOException;

/** Looks ahead at what a file begins with, and leaves it unread. */
final class FirstByte {
    private static final int BLANKS = 4096;

    private final int value;

    FirstByte(InputFile file) {
        try {
            var content = file.content();
            content.mark(BLANKS);
            var next = content.read();
            for (var i = 1; i < BLANKS && next >= 0 && next <= ' '; i++) {
                next = content.read();
            }
            content.reset();
            value = next;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Whether there is none: the file is empty, or blank as far as one looks. */
    boolean isEnd() {
        return value < 0;
    }

    /** Whether the first byte that is not blank is this one. */
    boolean is(char first) {
        return value == first;
    }
}
