package io.iwc.dataset;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.dataset.DatasetFormat.Detected;
import io.iwc.internal.Conveyor;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.internal.Footprint;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.SortedRuns;
import io.iwc.workload.internal.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Dataset in, canonical workload out; the same input, options and seed give the same bytes.
 *
 * <p>Requests get ids {@code req-000001} and so on in the order of the input, unless they bring their own, and stand in
 * the order of their arrival, the first one at 0. A recording keeps its times; where there are none, or others are
 * asked for, an arrival process places the requests: turns of a conversation follow one another by the think time.
 *
 * @since 0.1
 */
public final class WorkloadCompiler {
    private static final long MOST_IN_ONE_THREAD = 1 << 20;

    private final CompileOptions options;
    private final boolean recordedOnly;
    private final Optional<Detected> detected;
    private final Consumer<String> notes;

    private WorkloadCompiler(
            CompileOptions options, boolean recordedOnly, Optional<Detected> detected, Consumer<String> notes) {
        this.options = options;
        this.recordedOnly = recordedOnly;
        this.detected = detected;
        this.notes = notes;
    }

    public static WorkloadCompiler with(CompileOptions options) {
        return new WorkloadCompiler(options, false, Optional.empty(), note -> {});
    }

    /** The same compiler, which refuses an input without recorded times instead of placing its requests. */
    public WorkloadCompiler requiringRecordedArrivals() {
        return new WorkloadCompiler(options, true, detected, notes);
    }

    /** The same compiler, with the format that {@link DatasetFormat#detect} returned. */
    public WorkloadCompiler havingDetected(Detected format) {
        return new WorkloadCompiler(options, recordedOnly, Optional.of(format), notes);
    }

    /**
     * The same compiler, which says what a user should know once an input has been read: keys that nothing reads,
     * caps and arrivals that the input did not have.
     *
     * @param notes takes a sentence each
     */
    public WorkloadCompiler saying(Consumer<String> notes) {
        return new WorkloadCompiler(options, recordedOnly, detected, notes);
    }

    /** How this compiler works. */
    public CompileOptions options() {
        return options;
    }

    /**
     * Compiles into memory; the workload can be made again.
     *
     * @throws io.iwc.InvalidInputException with all bad rows, if they are not to be left out
     * @throws io.iwc.IwcException if the input cannot be read, is of no known format or holds no request
     */
    public Workload compile(Path input) {
        try (var compilation = compilation(input, formatOf(input))) {
            var requests = new ArrayList<Request.Builder>();
            compilation.forEach(requests::add);
            var clock = compilation.clock();
            clock.startAtEarliest(requests);
            var passage = compilation.passage();
            var workload = requests.stream()
                    .map(clock::rebase)
                    .sorted(Comparator.comparingLong(Request::arrivalNanos))
                    .flatMap(request -> passage.pass(request).stream())
                    .toList();
            passage.finish(input.toString());
            compilation.notes().forEach(notes);
            return Workload.of(compilation.stem(), workload, compilation.manifest())
                    .regeneratedBy(() -> saying(note -> {}).compile(input));
        }
    }

    /**
     * Compiles into a canonical file and its manifest; both appear whole or not at all. Rows in the order of
     * time are streamed; others are sorted in temporary files. Neither the input nor the output has to fit in memory.
     *
     * @throws io.iwc.InvalidInputException with all bad rows, if they are not to be left out
     * @throws io.iwc.IwcException if the input cannot be read, is of no known format or holds no request, or the
     *     output cannot be written
     */
    public void compile(Path input, Path output) {
        passOn(input, () -> new FileSink(output));
    }

    /**
     * Compiles into nothing but calls: passes each request on in the order of arrival and keeps none, so that the
     * workload does not have to fit in memory nor on the disk.
     *
     * @param sinks makes one that takes the requests. Rows that turn out not to be in the order of time are read again
     *     and sorted in temporary files: then another one is asked for, and what the first was given is void
     * @return how the requests came to be
     * @throws io.iwc.InvalidInputException with all bad rows, if they are not to be left out
     * @throws io.iwc.IwcException if the input cannot be read, is of no known format or holds no request
     */
    public Manifest forEach(Path input, Supplier<Consumer<Request>> sinks) {
        return passOn(input, () -> new CallSink(sinks.get()));
    }

    /**
     * Reads every row and keeps nothing: what {@link #compile} would refuse.
     *
     * @return requests, rows and the faults of bad ones
     * @throws io.iwc.IwcException if the input cannot be read, is of no known format or holds no request
     */
    @SuppressWarnings("exports") // of the command
    public Validation validate(Path input) {
        try (var compilation = compilation(input, formatOf(input))) {
            var requests = new long[1];
            try {
                compilation.forEach(request -> requests[0]++);
            } catch (InvalidInputException e) {
                if (compilation.validation().isValid()) {
                    throw e; // of the whole file
                }
            }
            var found = compilation.validation();
            if (found.isValid()) {
                compilation.notes().forEach(notes);
            }
            return new Validation(requests[0], found.lines(), found.errors(), found.warnings());
        }
    }

    private Manifest passOn(Path input, Supplier<RequestSink> sinks) {
        var format = formatOf(input);
        try {
            return stream(input, format, sinks);
        } catch (TimeOrder.OutOfOrderException e) {
            if (!Files.isRegularFile(input)) {
                throw new IwcException(
                        input + ": found rows out of the order of time, which takes a second look, expected a file"
                                + " instead of a pipe",
                        e);
            }
            return sort(input, format, sinks);
        }
    }

    private Detected formatOf(Path input) {
        return detected.orElseGet(() -> options.format().equals(DatasetFormat.AUTO)
                ? DatasetFormat.detect(input)
                : new Detected(options.format(), ""));
    }

    private Compilation compilation(Path input, Detected format) {
        return new Compilation(input, format, options, recordedOnly);
    }

    private Manifest stream(Path input, Detected format, Supplier<RequestSink> sinks) {
        try (var compilation = compilation(input, format);
                var sink = sinks.get()) {
            var passage = compilation.passage();
            var order = new TimeOrder(request -> {});
            sink.acceptAll(() -> lengths(compilation, order, passage));
            handOver(input, taking -> inOrder(compilation, order, taking), request -> passage.pass(request)
                    .ifPresent(sink::accept));
            passage.finish(input.toString());
            var manifest = compilation.manifest();
            sink.finish(manifest);
            compilation.notes().forEach(notes);
            return manifest;
        }
    }

    /** The next requests of which nothing but lengths is known, as they are passed on. */
    private static Optional<LengthRows> lengths(Compilation compilation, TimeOrder order, Window.Passage passage) {
        var next = compilation.nextLengths();
        next.ifPresent(rows -> {
            order.check(rows);
            compilation.clock().rebase(rows);
            passage.passAll(rows.size());
        });
        return next;
    }

    private static void inOrder(Compilation compilation, TimeOrder order, Consumer<Request> taking) {
        order.passTo(taking);
        compilation.forEach(request ->
                order.accept(request.arrivalNanos(), () -> compilation.clock().rebase(request)));
        order.finish();
    }

    /** Where a file is large, its rows are read by one thread and taken by another. */
    private static void handOver(Path input, Consumer<Consumer<Request>> reading, Consumer<Request> taking) {
        if (isLarge(input)) {
            Conveyor.run(Footprint::of, reading, taking);
        } else {
            reading.accept(taking);
        }
    }

    private static boolean isLarge(Path input) {
        try {
            return !Files.isRegularFile(input) || Files.size(input) > MOST_IN_ONE_THREAD;
        } catch (IOException e) {
            return false; // to be said by who opens it
        }
    }

    private Manifest sort(Path input, Detected format, Supplier<RequestSink> sinks) {
        try (var compilation = compilation(input, format);
                var sorted = new SortedRuns();
                var sink = sinks.get()) {
            compilation.forEach(request -> sorted.accept(request.build()));
            var passage = compilation.passage();
            try (var requests = sorted.inOrder()) { // which were written and read meanwhile
                requests.forEach(request -> passage.pass(compilation.clock().rebase(request.toBuilder()))
                        .ifPresent(sink::accept));
            }
            passage.finish(input.toString());
            var manifest = compilation.manifest();
            sink.finish(manifest);
            compilation.notes().forEach(notes);
            return manifest;
        }
    }
}
