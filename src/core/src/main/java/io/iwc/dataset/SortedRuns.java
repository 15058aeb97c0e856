package io.iwc.dataset;

import io.iwc.artifact.FileFault;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadReader;
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
import java.util.function.Consumer;

/**
 * Sorts requests by arrival, ties in the order they came, outside memory: as many as fit are sorted and written to a
 * temporary file, the files are merged at the end, and before that wherever they become too many to be open at once.
 */
final class SortedRuns implements Consumer<Request>, Closeable {
    private static final int MOST_FILES = 64;

    private final long mostHeld;
    private final int mostFiles;
    private final Path folder;
    private final List<Run> runs = new ArrayList<>(); // in the order of their requests; never of rising generation
    private final List<Request> held = new ArrayList<>();
    private long footprint;
    private long files;

    SortedRuns() {
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

    @Override
    public void accept(Request request) {
        held.add(request);
        footprint += Footprint.of(request);
        if (footprint >= mostHeld) {
            spill();
        }
    }

    /** Passes everything on in order, once. */
    void forEachInOrder(Consumer<Request> sink) {
        spill();
        merge(runs, sink);
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
        add(0, sink -> workload.requests().forEach(sink));
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
        add(last.get(0).generation() + 1, sink -> merge(last, sink));
        runs.removeAll(last);
        try {
            for (var run : last) {
                Files.delete(run.file());
            }
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    private void add(int generation, Consumer<Consumer<Request>> requests) {
        var run = new Run(folder.resolve("run-" + files++ + ".jsonl"), generation);
        runs.add(run);
        run.file().toFile().deleteOnExit();
        try (var out = new BufferedOutputStream(Files.newOutputStream(run.file()), 1 << 16)) {
            requests.accept(request -> write(request, out, run.file()));
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

    private static void merge(List<Run> runs, Consumer<Request> sink) {
        var readers = new ArrayList<WorkloadReader>();
        try {
            var heads = new PriorityQueue<Head>();
            for (var run : runs) {
                readers.add(WorkloadReader.open(run.file()));
                var requests = readers.get(readers.size() - 1).requests().iterator();
                heads.add(new Head(requests.next(), readers.size(), requests));
            }
            while (!heads.isEmpty()) {
                var head = heads.remove();
                sink.accept(head.request());
                if (head.rest().hasNext()) {
                    heads.add(new Head(head.rest().next(), head.run(), head.rest()));
                }
            }
        } finally {
            readers.forEach(WorkloadReader::close);
        }
    }

    /** A sorted file, and how many times its requests were merged. */
    private record Run(Path file, int generation) {}

    /** The next request of a run, and what follows it there. */
    private record Head(Request request, int run, Iterator<Request> rest) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            var byTime = Long.compare(request.arrivalNanos(), other.request.arrivalNanos());
            return byTime != 0 ? byTime : Integer.compare(run, other.run);
        }
    }
}
