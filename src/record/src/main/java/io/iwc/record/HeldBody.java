package io.iwc.record;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A body that is held while its call is under way, within a budget; what is over it is let go. Not thread-safe. */
final class HeldBody {
    private final Budget budget;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<long[]> pieces = new ArrayList<>();
    private long held;
    private boolean over;

    HeldBody(Budget budget) {
        this.budget = budget;
    }

    void add(byte[] from, int start, int end) {
        var count = end - start;
        if (over) {
            return;
        }
        if (bytes.size() + count > Budget.MOST_OF_A_BODY || !budget.take(count)) {
            over = true;
            release();
            return;
        }
        held += count;
        bytes.write(from, start, count);
    }

    /** What has come so far had come by that time. */
    void mark(long nanos) {
        var last = pieces.isEmpty() ? new long[] {0, 0} : pieces.get(pieces.size() - 1);
        if (bytes.size() > last[0]) {
            pieces.add(new long[] {bytes.size(), nanos});
        }
    }

    /** Whether it was more than could be held. */
    boolean isOver() {
        return over;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    long[][] pieces() {
        return pieces.toArray(long[][]::new);
    }

    /** Lets it go. */
    void release() {
        budget.giveBack(held);
        held = 0;
        bytes.reset();
        pieces.clear();
    }
}
