package io.iwc.replay;

import io.iwc.replay.client.Call;
import io.iwc.run.RecordAppender;
import io.iwc.run.RequestRecord;
import io.iwc.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Turns ended calls into records on a thread of its own and appends them to the run folder as they come. Its queue
 * has room for every request of the plan, so that an event loop never waits for the disk.
 */
final class Recorder {
    private final BlockingQueue<Optional<Ended>> queue;
    private final BiFunction<Planned, Call, RequestRecord.Builder> describe;
    private final Optional<RecordAppender> appender;
    private final List<RequestRecord> records = new ArrayList<>();
    private final List<Ended> uncounted = new ArrayList<>();
    private final Thread thread = new Thread(this::recordAll, "iwc-records");
    private Optional<RuntimeException> failure = Optional.empty();

    /**
     * A recorder, at work.
     *
     * @param planned requests at most
     * @param describe makes a record of what is known
     * @param appender where records go as they come; closed at the end
     */
    Recorder(
            int planned, BiFunction<Planned, Call, RequestRecord.Builder> describe, Optional<RecordAppender> appender) {
        queue = new ArrayBlockingQueue<>(planned + 1);
        this.describe = describe;
        this.appender = appender;
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes an ended call; never blocks. */
    void add(Planned planned, Call call) {
        queue.add(Optional.of(new Ended(planned, call)));
    }

    /**
     * Waits until all is recorded, and counts what servers without {@code usage} generated.
     *
     * @param tokenizer asked for only if there is anything to count
     * @return the records in schedule order
     * @throws RuntimeException if records could not be appended
     */
    List<RequestRecord> finish(Supplier<Tokenizer> tokenizer) {
        queue.add(Optional.empty());
        joinUninterruptibly();
        if (failure.isPresent()) {
            throw failure.get();
        }
        for (var ended : uncounted) {
            var tokens = tokenizer.get().count(ended.call().generatedText());
            records.add(describe.apply(ended.planned(), ended.call())
                    .outputTokens(tokens, true)
                    .build());
        }
        records.sort(Comparator.comparingInt(RequestRecord::sequence));
        return records;
    }

    private void recordAll() {
        try (var out = new Appending(appender)) {
            for (var next = queue.take(); next.isPresent(); next = queue.take()) {
                out.append(record(next.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it: the process is going down
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
    }

    private RequestRecord record(Ended ended) {
        var record = describe.apply(ended.planned(), ended.call()).build();
        if (ended.call().lacksUsage()) {
            uncounted.add(ended);
        } else {
            records.add(record);
        }
        return record;
    }

    private void joinUninterruptibly() {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Ended(Planned planned, Call call) {}

    /** An appender that may not be there. */
    private record Appending(Optional<RecordAppender> appender) implements AutoCloseable {
        void append(RequestRecord record) {
            appender.ifPresent(it -> it.append(record));
        }

        @Override
        public void close() {
            appender.ifPresent(RecordAppender::close);
        }
    }
}
