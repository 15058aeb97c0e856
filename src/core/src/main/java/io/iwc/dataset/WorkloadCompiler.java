package io.iwc.dataset;

import io.iwc.IwcException;
import io.iwc.workload.Request;
import io.iwc.workload.SortedRuns;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

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
    private final CompileOptions options;
    private final boolean recordedOnly;

    private WorkloadCompiler(CompileOptions options, boolean recordedOnly) {
        this.options = options;
        this.recordedOnly = recordedOnly;
    }

    public static WorkloadCompiler with(CompileOptions options) {
        return new WorkloadCompiler(options, false);
    }

    /** The same compiler, which refuses an input without recorded times instead of placing its requests. */
    public WorkloadCompiler requiringRecordedArrivals() {
        return new WorkloadCompiler(options, true);
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
        try (var compilation = new Compilation(input, options, recordedOnly)) {
            var requests = new ArrayList<Request>();
            compilation.forEach(requests::add);
            var clock = compilation.clock();
            clock.startAtEarliest(requests);
            var workload = requests.stream().map(clock::rebase).toList();
            return Workload.of(compilation.stem(), workload, compilation.manifest())
                    .madeBy(() -> compile(input));
        }
    }

    /**
     * Compiles into a canonical file with its manifest beside it; both appear whole or not at all. Rows in the order of
     * time are streamed; others are sorted in temporary files. Neither the input nor the output has to fit in memory.
     *
     * @throws io.iwc.InvalidInputException with all bad rows, if they are not to be left out
     * @throws io.iwc.IwcException if the input cannot be read, is of no known format or holds no request, or the
     *     output cannot be written
     */
    public void compile(Path input, Path output) {
        try {
            stream(input, output);
        } catch (TimeOrder.OutOfOrderException e) {
            if (!Files.isRegularFile(input)) {
                throw new IwcException(
                        input + ": found rows out of the order of time, which takes a second look, expected a file"
                                + " instead of a pipe",
                        e);
            }
            sort(input, output);
        }
    }

    private void stream(Path input, Path output) {
        try (var compilation = new Compilation(input, options, recordedOnly);
                var writer = WorkloadWriter.create(output)) {
            var inOrder =
                    new TimeOrder(request -> writer.write(compilation.clock().rebase(request)));
            compilation.forEach(inOrder);
            inOrder.finish();
            writer.commit(compilation.manifest());
        }
    }

    private void sort(Path input, Path output) {
        try (var compilation = new Compilation(input, options, recordedOnly);
                var sorted = new SortedRuns();
                var writer = WorkloadWriter.create(output)) {
            compilation.forEach(sorted);
            try (var requests = sorted.inOrder()) {
                requests.forEach(request -> writer.write(compilation.clock().rebase(request)));
            }
            writer.commit(compilation.manifest());
        }
    }
}
