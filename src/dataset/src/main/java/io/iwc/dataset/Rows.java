package io.iwc.dataset;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.workload.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a source, waiting to be turned into requests. A row whose reading or turning fails is left out, its
 * fault is kept by the source, and the next row is read: all bad rows of a file are found in one pass.
 *
 * @param <R> what a row is
 * @since 0.1
 */
public final class Rows<R extends DatasetRow> {
    private final DatasetSource source;
    private final Supplier<Optional<Supplier<R>>> next;

    /**
     * Rows of a source.
     *
     * @param next the next row, to be parsed when asked; empty at the end. What it throws itself ends the reading
     */
    Rows(DatasetSource source, Supplier<Optional<Supplier<R>>> next) {
        this.source = source;
        this.next = next;
    }

    /** One request a row, lazily. */
    public Stream<Request.Builder> map(Function<? super R, Request.Builder> request) {
        return StreamSupport.stream(new Single(request), false);
    }

    /** Any number of requests a row, lazily. A row that gives none was skipped: say so with {@code source.skip}. */
    public Stream<Request.Builder> flatMap(Function<? super R, List<Request.Builder>> requests) {
        return StreamSupport.stream(new Requests(requests), false);
    }

    /** What a reader of somebody else's trips over is said with the row it happened at. */
    private <T> T made(R row, Function<? super R, T> requests) {
        try {
            return requests.apply(row);
        } catch (IwcException e) {
            throw e;
        } catch (RuntimeException e) {
            var format = source.options().format();
            if (DatasetReaders.isOwn(format)) {
                throw e;
            }
            var fault = row.fault("", "the reader of " + format + " failed: " + e);
            throw new IwcException(String.valueOf(fault.getMessage()), e);
        }
    }

    /** A request a row. */
    private final class Single extends Spliterators.AbstractSpliterator<Request.Builder> {
        private final Function<? super R, Request.Builder> request;

        Single(Function<? super R, Request.Builder> request) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.request = request;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Request.Builder> action) {
            for (var row = next.get(); row.isPresent(); row = next.get()) {
                source.outcome().row();
                Request.Builder made;
                try {
                    made = read(row.get());
                } catch (InvalidInputException e) {
                    source.outcome().bad(e);
                    continue;
                }
                action.accept(made);
                return true;
            }
            source.outcome().throwIfBad();
            return false;
        }

        private Request.Builder read(Supplier<R> unparsed) {
            var row = unparsed.get();
            var made = made(row, request);
            source.outcome().admit(made, row);
            row.settle();
            return made;
        }
    }

    private final class Requests extends Spliterators.AbstractSpliterator<Request.Builder> {
        private final Function<? super R, List<Request.Builder>> requests;
        private final Deque<Request.Builder> ready = new ArrayDeque<>();

        Requests(Function<? super R, List<Request.Builder>> requests) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.requests = requests;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Request.Builder> action) {
            while (ready.isEmpty()) {
                var row = next.get();
                if (row.isEmpty()) {
                    source.outcome().throwIfBad();
                    return false;
                }
                read(row.get());
            }
            action.accept(ready.remove());
            return true;
        }

        private void read(Supplier<R> unparsed) {
            source.outcome().row();
            try {
                var row = unparsed.get();
                var made = made(row, requests);
                for (var request : made) {
                    source.outcome().admit(request, row);
                }
                row.settle();
                ready.addAll(made);
            } catch (InvalidInputException e) {
                source.outcome().bad(e);
            }
        }
    }
}
