package io.iwc.record;

import io.iwc.IwcException;
import io.iwc.artifact.internal.OutputLock;
import io.iwc.run.internal.RunContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The folders of one recording: the one that calls go to now, and those before it, which are completed on a thread of
 * their own. Thread-safe.
 */
final class Recordings {
    private static final int SHARE_OF_HEAP = 16;
    private static final long PATIENCE_MILLIS = 10_000;

    private final RecordingEndpoint.Builder options;
    private final Path first;
    private final String url;
    private final long mostBytes;
    private final Optional<HashedPrompts> hashing;
    private final Tallying tally = new Tallying();
    private final Budget budget = new Budget();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), task -> {
                var thread = new Thread(task, "iwc-record-worker");
                thread.setDaemon(true);
                return thread;
            });
    private final List<Path> folders = new ArrayList<>();
    private final List<Thread> completing = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<RecordedFolder> recovered = new ArrayList<>();
    private final List<RecordedFolder> written = new ArrayList<>();
    private Segment current;

    Recordings(RecordingEndpoint.Builder options, Path folder, String url) {
        this.options = options;
        this.url = url;
        first = folder;
        mostBytes = options.isKept()
                ? options.mostBytes().orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
                : Long.MAX_VALUE; // whoever asks is to be told of all of it
        hashing = options.isHashOnly() ? Optional.of(new HashedPrompts(options.tokenizer())) : Optional.empty();
        RecordingFolder.taken(first).forEach(this::recover);
        current = next();
    }

    /** Completes what a killed process has left. */
    private void recover(Path folder) {
        if (RecordingFolder.isCutOff(folder)) {
            try {
                var lock = OutputLock.ofFile(folder.resolve(RecordingFolder.LINES));
                try {
                    recovered.add(completeWhatIsLeftOf(folder));
                } finally {
                    lock.close();
                }
            } catch (IwcException e) {
                options.trouble().accept(String.valueOf(e.getMessage())); // in use, or damaged: left as it is
            }
        }
    }

    private RecordedFolder completeWhatIsLeftOf(Path folder) {
        return new CompletedRecording(
                        RecordingFolder.calls(folder),
                        options.tokenizer(),
                        options.sessionFrom(),
                        new TreeMap<>(),
                        "unknown")
                .cutOff()
                .writeTo(folder, RunContext.none());
    }

    /** Recordings of killed processes that were found and completed. */
    List<RecordedFolder> recovered() {
        return List.copyOf(recovered);
    }

    /** The folders that are complete, first to last. */
    List<RecordedFolder> written() {
        synchronized (written) {
            return written.stream()
                    .sorted(Comparator.comparingInt(folder -> folders().indexOf(folder.path())))
                    .toList();
        }
    }

    private Segment next() {
        var folder = RecordingFolder.free(first);
        var segment = new Segment(folder, hashing, tally, budget, workers, options.trouble());
        folders.add(folder);
        return segment;
    }

    /** Takes in a call, into a folder that is not full. */
    synchronized LiveCall begin(RequestHead head, long nanoTime) {
        if (current.bytes() >= mostBytes) {
            rotate();
        }
        return current.begin(head, nanoTime).orElseThrow();
    }

    /** Where no folder can be begun, the full one goes on: the application gets its answers. */
    private void rotate() {
        Segment fresh;
        try {
            fresh = next();
        } catch (IwcException e) {
            options.trouble().accept(String.valueOf(e.getMessage()));
            return;
        }
        var full = current;
        full.retire();
        current = fresh;
        completing.removeIf(thread -> !thread.isAlive());
        var thread = new Thread(() -> completeOrSay(full), "iwc-record-completion");
        thread.setDaemon(true);
        completing.add(thread);
        thread.start();
    }

    void passed() {
        tally.passed();
    }

    RecordingTally tally() {
        return tally.now();
    }

    synchronized List<Path> folders() {
        return List.copyOf(folders);
    }

    /** What is in the folder that calls go to now. */
    synchronized CompletedRecording completion() {
        return completion(current);
    }

    private CompletedRecording completion(Segment segment) {
        return new CompletedRecording(
                RecordingFolder.calls(segment.folder()),
                options.tokenizer(),
                options.sessionFrom(),
                segment.unread(),
                url);
    }

    private void completeOrSay(Segment segment) {
        try {
            complete(segment);
        } catch (IwcException e) {
            synchronized (faults) {
                faults.add(String.valueOf(e.getMessage()));
            }
            options.trouble().accept(String.valueOf(e.getMessage()));
        }
    }

    private void complete(Segment segment) {
        try {
            segment.awaitEnd(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var complete = completion(segment).writeTo(segment.folder(), options.context());
        synchronized (written) {
            written.add(complete);
        }
    }

    /** Leaves the lines as they are. */
    synchronized void abandon() {
        current.retire();
        try {
            current.awaitEnd(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdown();
    }

    /** Completes all folders. */
    void close() {
        List<Thread> others;
        synchronized (this) {
            current.retire();
            others = List.copyOf(completing);
        }
        complete(current);
        workers.shutdown();
        for (var thread : others) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (faults) {
            if (!faults.isEmpty()) {
                throw new IwcException(String.join("\n", faults));
            }
        }
    }
}
