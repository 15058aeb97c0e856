package io.iwc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two threads for what one made, one after the other: one reads things, the other takes them, in the same order. They
 * go over in batches, few of which are ever under way.
 *
 * @param <T> what is read
 */
public final class Conveyor<T> {
    private static final int BATCH = 1024;
    private static final long MOST_WEIGHT = 1 << 20;
    private static final int BATCHES = 4;

    private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final ToLongFunction<T> weight;
    private List<T> batch = new ArrayList<>(BATCH);
    private long weightOfBatch;
    private @Nullable Throwable fault;

    private Conveyor(ToLongFunction<T> weight) {
        this.weight = weight;
    }

    /**
     * Reads in a thread of its own and takes in this one; returns, or throws what either threw, when both have ended.
     * What was read before a fault of the reading is taken first.
     *
     * @param weight of a thing, roughly in characters, so that few large ones are under way
     * @param reading passes everything on; runs with the class loader of this thread
     * @param taking takes one thing after the other
     */
    public static <T> void run(ToLongFunction<T> weight, Consumer<Consumer<T>> reading, Consumer<T> taking) {
        var conveyor = new Conveyor<T>(weight);
        var reader = new Thread(() -> conveyor.read(reading), "iwc-read");
        reader.setDaemon(true);
        reader.start();
        try {
            conveyor.take(taking);
        } finally {
            conveyor.end(reader);
        }
        if (conveyor.fault instanceof RuntimeException e) {
            throw e;
        }
        if (conveyor.fault instanceof Error e) {
            throw e;
        }
    }

    private void read(Consumer<Consumer<T>> reading) {
        try {
            reading.accept(this::put);
        } catch (StoppedException e) {
            return; // nobody takes any more
        } catch (RuntimeException | Error e) {
            fault = e; // seen by the other thread behind the last batch
        }
        try {
            pass();
            batches.put(List.of()); // the end
        } catch (StoppedException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(T thing) {
        batch.add(thing);
        weightOfBatch += weight.applyAsLong(thing);
        if (batch.size() == BATCH || weightOfBatch > MOST_WEIGHT) {
            pass();
        }
    }

    private void pass() {
        if (batch.isEmpty()) {
            return;
        }
        try {
            batches.put(batch);
        } catch (InterruptedException e) {
            throw new StoppedException(e);
        }
        batch = new ArrayList<>(BATCH);
        weightOfBatch = 0;
    }

    private void take(Consumer<T> taking) {
        try {
            for (var next = batches.take(); !next.isEmpty(); next = batches.take()) {
                next.forEach(taking);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException(e);
        }
    }

    /** What the reader uses may be closed after this. */
    private void end(Thread reader) {
        var interrupted = false;
        while (reader.isAlive()) {
            reader.interrupt();
            batches.clear();
            try {
                reader.join(10);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread that takes has ended, or this one was told to. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException(InterruptedException cause) {
            super("stopped", cause);
        }
    }
}
