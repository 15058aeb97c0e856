package io.iwc.workload.internal;

import io.iwc.artifact.internal.FileFault;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Sorts requests by arrival, ties in the order they came, outside memory: as many as fit are sorted and written to a
 * temporary file, the files are merged at the end, and before that wherever they become too many to be open at once.
 * Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class SortedRuns implements Consumer<Request>, Closeable {
    private static final int MOST_FILES = 64;

    private final long mostHeld;
    private final int mostFiles;
    private final Path folder;
    private final List<Run> runs = new ArrayList<>(); // in the order of their requests; never of rising generation
    private final List<Request> held = new ArrayList<>();
    private long footprint;
    private long files;

    /**
     * Nothing yet.
     *
     * @throws io.iwc.IwcException if there is no folder for temporary files
     */
    public SortedRuns() {
        this(Footprint.MOST, MOST_FILES);
    }

    /**
     * Nothing yet.
     *
     * @param mostHeld of {@link Footprint}, in memory
     * @param mostFiles merged at once, ≥ 2
     */
    SortedRuns(long mostHeld, int mostFiles) {
        this.mostHeld = mostHeld;
        this.mostFiles = mostFiles;
        try {
            folder = Files.createTempDirectory("iwc-sort");
            folder.toFile().deleteOnExit(); // an interrupt closes nothing
        } catch (IOException e) {
            throw FileFault.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /**
     * Takes the next request.
     *
     * @throws io.iwc.IwcException if a temporary file is needed and cannot be written
     */
    @Override
    public void accept(Request request) {
        held.add(request);
        footprint += Footprint.of(request);
        if (footprint >= mostHeld) {
            spill();
        }
    }

    /** Everything in order, once; to be closed before this is. */
    public Stream<Request> inOrder() {
        spill();
        return merged(runs);
    }

    /** Removes the temporary files. */
    @Override
    public void close() {
        try {
            for (var run : runs) {
                Files.deleteIfExists(run.file());
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    private void spill() {
        if (held.isEmpty()) {
            return;
        }
        var workload = Workload.of("run", held, Manifest.of("run")); // which is in order
        add(0, workload.requests().stream());
        held.clear();
        footprint = 0;
        while (runs.size() >= mostFiles
                && runs.get(runs.size() - mostFiles).generation()
                        == runs.get(runs.size() - 1).generation()) {
            mergeLast();
        }
    }

    private void mergeLast() {
        var last = List.copyOf(runs.subList(runs.size() - mostFiles, runs.size()));
        try (var requests = merged(last)) {
            add(last.get(0).generation() + 1, requests);
        }
        runs.removeAll(last);
        try {
            for (var run : last) {
                Files.delete(run.file());
            }
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    private void add(int generation, Stream<Request> requests) {
        var run = new Run(folder.resolve("run-" + files++ + ".jsonl"), generation);
        runs.add(run);
        run.file().toFile().deleteOnExit();
        try (var out = new BufferedOutputStream(Files.newOutputStream(run.file()), 1 << 16)) {
            requests.forEach(request -> write(request, out, run.file()));
        } catch (IOException e) {
            throw FileFault.unwritable(run.file(), e);
        }
    }

    private static void write(Request request, OutputStream out, Path file) {
        try {
            WorkloadWriter.write(request, out);
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
    }

    private static Stream<Request> merged(List<Run> runs) {
        var merge = new Merge(runs);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(merge, Spliterator.ORDERED), false)
                .onClose(merge::close);
    }

    /** A sorted file, and how many times its requests were merged. */
    private record Run(Path file, int generation) {}

    /** Always the earliest of the next elements of the files. */
    private static final class Merge implements Iterator<Request>, Closeable {
        private final List<WorkloadReader> readers = new ArrayList<>();
        private final PriorityQueue<Head> heads = new PriorityQueue<>();

        Merge(List<Run> runs) {
            for (var run : runs) {
                var reader = WorkloadReader.open(run.file());
                readers.add(reader);
                advance(readers.size(), reader.requests().iterator());
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Request next() {
            var head = heads.remove();
            advance(head.run(), head.rest());
            return head.request();
        }

        @Override
        public void close() {
            readers.forEach(WorkloadReader::close);
        }

        private void advance(int run, Iterator<Request> rest) {
            if (rest.hasNext()) {
                heads.add(new Head(rest.next(), run, rest));
            }
        }
    }

    /** The next request of a run, and what follows it there. */
    private record Head(Request request, int run, Iterator<Request> rest) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            var byTime = Long.compare(request.arrivalNanos(), other.request.arrivalNanos());
            return byTime != 0 ? byTime : Integer.compare(run, other.run);
        }
    }
}
