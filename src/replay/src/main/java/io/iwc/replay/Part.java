package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.run.RequestRecord;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The records of a replay on their way to its run folder while it runs. When the disk is full, or the like, this is said
 * once, records wait in memory, and are tried again with those that follow. For one thread.
 */
final class Part {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<RequestRecord> out;
    private final Troubles troubles;
    private final LongSupplier clock;
    private final Queue<RequestRecord> waiting = new ArrayDeque<>();
    private boolean isBroken;
    private long triedNanos;

    /**
     * One that is empty.
     *
     * @param out writes a record, or throws an {@link IwcException} and leaves nothing of it
     * @param clock nanoseconds
     */
    Part(Consumer<RequestRecord> out, Troubles troubles, LongSupplier clock) {
        this.out = out;
        this.troubles = troubles;
        this.clock = clock;
    }

    void append(RequestRecord record) {
        waiting.add(record);
        if (!isBroken || clock.getAsLong() - triedNanos >= PAUSE_NANOS) {
            write();
        }
    }

    /** Tries a last time; what does not fit is written with the run, or told there. */
    void end() {
        if (!waiting.isEmpty()) {
            write();
        }
    }

    private void write() {
        triedNanos = clock.getAsLong();
        try {
            for (var next = waiting.peek(); next != null; next = waiting.peek()) {
                out.accept(next);
                waiting.remove();
            }
            if (isBroken) {
                isBroken = false;
                troubles.say("records are written again");
            }
        } catch (IwcException e) {
            if (!isBroken) {
                isBroken = true;
                troubles.say(e.getMessage() + "; sending goes on, records are kept in memory and tried again");
            }
        }
    }
}
