package io.iwc.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Pieces of work that are done on all cores, a few of them ahead of the one that is asked for, and handed out in their
 * order. Where there is but one piece, no other thread takes part. Not safe for use by several threads.
 *
 * @param <T> what a piece of work makes
 */
public final class OrderedTasks<T> {
    private static final int AHEAD = 2 + 2 * ForkJoinPool.getCommonPoolParallelism();

    private final Supplier<Optional<Supplier<T>>> pieces;
    private final Deque<FutureTask<T>> begun = new ArrayDeque<>();
    private Optional<RuntimeException> fault = Optional.empty();
    private boolean ended;

    /**
     * No work yet.
     *
     * @param pieces the next piece, empty behind the last one; asked in one thread. What it throws is thrown in turn,
     *     when the pieces before have been handed out
     */
    public OrderedTasks(Supplier<Optional<Supplier<T>>> pieces) {
        this.pieces = pieces;
    }

    /** What the next piece makes, or throws; empty behind the last one. */
    public Optional<T> next() {
        while (!ended && begun.size() < AHEAD) {
            begin();
        }
        if (begun.isEmpty()) {
            fault.ifPresent(e -> {
                throw e;
            });
            return Optional.empty();
        }
        var task = begun.remove();
        task.run(); // if no other thread has begun it
        return Optional.of(madeBy(task));
    }

    private void begin() {
        Optional<Supplier<T>> piece;
        try {
            piece = pieces.get();
        } catch (RuntimeException e) {
            fault = Optional.of(e);
            ended = true;
            return;
        }
        if (piece.isEmpty()) {
            ended = true;
            return;
        }
        var task = new FutureTask<>(piece.get()::get);
        if (!begun.isEmpty()) {
            ForkJoinPool.commonPool().execute(task);
        }
        begun.add(task);
    }

    private static <T> T madeBy(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others work", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("a supplier throws nothing else", e);
        }
    }
}
