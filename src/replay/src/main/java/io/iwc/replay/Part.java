package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RecordAppender;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The records of a replay in its run folder while it runs, if it has one. When the disk is full, or the like, this is
 * said once, records wait in memory, and are tried again with those that follow. For one thread.
 */
final class Part implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Optional<RecordAppender> appender;
    private final Troubles troubles;
    private final Queue<RequestRecord> waiting = new ArrayDeque<>();
    private long triedNanos;

    Part(Optional<RecordAppender> appender, Troubles troubles) {
        this.appender = appender;
        this.troubles = troubles;
        appender.flatMap(RecordAppender::earlier)
                .ifPresent(folder -> troubles.say(folder + ": holds the run that was here until this one is whole"));
    }

    void append(RequestRecord record) {
        if (appender.isEmpty()) {
            return;
        }
        waiting.add(record);
        if (waiting.size() == 1 || System.nanoTime() - triedNanos >= PAUSE_NANOS) {
            write(appender.get());
        }
    }

    private void write(RecordAppender out) {
        var late = waiting.size() > 1;
        triedNanos = System.nanoTime();
        try {
            for (var next = waiting.peek(); next != null; next = waiting.peek()) {
                out.append(next);
                waiting.remove();
            }
            if (late) {
                troubles.say("records are written again");
            }
        } catch (IwcException e) {
            if (!late) {
                troubles.say(e.getMessage() + "; sending goes on, records are kept in memory and tried again");
            }
        }
    }

    /** Tries a last time; what does not fit is written with the run, or told there. */
    @Override
    public void close() {
        appender.ifPresent(out -> {
            if (!waiting.isEmpty()) {
                write(out);
            }
            try {
                out.close();
            } catch (IwcException e) {
                troubles.say(String.valueOf(e.getMessage()));
            }
        });
    }
}
