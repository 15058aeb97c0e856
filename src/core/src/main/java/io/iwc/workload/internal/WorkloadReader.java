package io.iwc.workload.internal;

import io.iwc.internal.Problems;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a canonical file ({@code *.jsonl}, schema {@code iwc-workload/1}) line by line, whatever its size. A byte order
 * mark, {@code \r\n}, blank lines, a missing last newline and compression are all fine. Looks at each line by itself,
 * and where asked for at what must hold between lines, as {@link WorkloadValidator} and {@link Workload#read} do.
 *
 * <p>Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class WorkloadReader implements Closeable {
    private final RowReader rows;
    private final Problems problems = new Problems();
    private final Optional<FileChecks> checks;
    private final Optional<CanonicalHash> hash;

    private WorkloadReader(Path file, boolean isChecking, boolean isHashing) {
        rows = isChecking ? RowReader.takingLengths(file, problems) : new RowReader(file, problems);
        checks = isChecking
                ? Optional.of(new FileChecks(rows.file().name(), problems, new Problems()))
                : Optional.empty();
        hash = isHashing ? Optional.of(new CanonicalHash()) : Optional.empty();
    }

    /**
     * Opens a file.
     *
     * @throws io.iwc.IwcException if it does not exist or cannot be read
     */
    public static WorkloadReader open(Path file) {
        return new WorkloadReader(file, false, false);
    }

    /**
     * Opens a file whose stream also finds what is wrong between lines, such as an id twice: at its end it throws the
     * errors that {@link WorkloadValidator} finds, with the same messages. Warnings are ignored.
     *
     * @throws io.iwc.IwcException if it does not exist or cannot be read
     */
    public static WorkloadReader openChecking(Path file) {
        return new WorkloadReader(file, true, false);
    }

    /**
     * Opens a file whose stream checks as that of {@link #openChecking} does, and which knows its hash at the end.
     *
     * @throws io.iwc.IwcException if it does not exist or cannot be read
     */
    public static WorkloadReader openHashing(Path file) {
        return new WorkloadReader(file, true, true);
    }

    /**
     * Passes on the requests that the file begins with, as long as they are nothing but lengths; the others are those of
     * the {@linkplain #requests() stream}.
     *
     * @param taking of a reader that checks
     */
    public void lengths(Consumer<LengthRows> taking) {
        for (var found = rows.nextLengths(); found.isPresent(); found = rows.nextLengths()) {
            var next = found.get();
            checks.ifPresent(between -> between.check(next.line(), next.rows()));
            hash.ifPresent(hashing -> hashing.add(next.canonical()));
            taking.accept(next.rows());
        }
    }

    /**
     * The requests in the order of the file, read as the stream is consumed, which can be done once. Lines with faults
     * are left out; at its end the stream throws if there were any.
     *
     * @throws io.iwc.InvalidInputException from the stream's terminal operation, with the faults of all bad lines
     */
    public Stream<Request> requests() {
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<Request>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Request> action) {
                        var row = rows.next();
                        if (row.isEmpty()) {
                            finish();
                            return false;
                        }
                        checks.ifPresent(between ->
                                between.check(row.get().line(), row.get().request()));
                        hash.ifPresent(taking -> taking.add(row.get()));
                        action.accept(row.get().request());
                        return true;
                    }
                },
                false);
    }

    /**
     * The SHA-256 of the canonical bytes of the requests that were read so far, hex: the same however they are spelled.
     *
     * @throws IllegalStateException if the reader was not opened by {@link #openHashing}
     */
    public String sha256() {
        return hash.orElseThrow(() -> new IllegalStateException("the reader was not opened by openHashing"))
                .hex();
    }

    private void finish() {
        if (checks.isEmpty()) {
            problems.throwIfAny(RowReader.summary(rows.badLines(), rows.lines()));
            return;
        }
        checks.get().finish(rows.badIds());
        new Validation(rows.lines() - rows.badLines(), rows.lines(), problems, new Problems()).throwIfInvalid();
    }

    @Override
    public void close() {
        rows.close();
    }
}
