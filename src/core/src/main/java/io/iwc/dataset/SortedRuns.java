package io.iwc.dataset;

import io.iwc.artifact.FileFault;
import io.iwc.workload.Manifest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadReader;
import io.iwc.workload.WorkloadWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Sorts requests by arrival, ties in the order they came, outside memory: as many as fit are sorted and written to a
 * temporary file, the files are merged at the end.
 */
final class SortedRuns implements Consumer<Request>, Closeable {
    private static final int MOST_REQUESTS = 20_000;
    private static final long MOST_CHARACTERS = 16_000_000;

    private final int mostRequests;
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<Request> run = new ArrayList<>();
    private long characters;

    SortedRuns() {
        this(MOST_REQUESTS);
    }

    SortedRuns(int mostRequests) {
        this.mostRequests = mostRequests;
        try {
            folder = Files.createTempDirectory("iwc-sort");
        } catch (IOException e) {
            throw FileFault.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    @Override
    public void accept(Request request) {
        run.add(request);
        characters += length(request.prompt());
        if (run.size() >= mostRequests || characters >= MOST_CHARACTERS) {
            spill();
        }
    }

    /** Passes everything on in order, once. */
    void forEachInOrder(Consumer<Request> sink) {
        spill();
        var readers = new ArrayList<WorkloadReader>();
        try {
            var heads = new PriorityQueue<Head>();
            for (var file : files) {
                readers.add(WorkloadReader.open(file));
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

    /** Removes the temporary files. */
    @Override
    public void close() {
        try {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    private void spill() {
        if (run.isEmpty()) {
            return;
        }
        var file = folder.resolve("run-" + files.size() + ".jsonl");
        files.add(file);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            WorkloadWriter.write(Workload.of("run", run, Manifest.of("run")), out); // a workload is in order
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
        run.clear();
        characters = 0;
    }

    private static long length(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return text.text().length();
        }
        if (prompt instanceof Prompt.Chat chat) {
            return chat.messages().stream()
                    .mapToLong(message -> message.content().asText().length())
                    .sum();
        }
        return 0;
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
