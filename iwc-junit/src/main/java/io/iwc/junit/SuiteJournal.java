package io.iwc.junit;

import io.iwc.report.TestReport;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where tests leave what they did for the listener of the same JVM. Nothing is kept unless a listener is there to take
 * it.
 */
final class SuiteJournal {
    /** By test, in a queue: plans of the same class may run at once, and each takes one. */
    private static final Map<String, Queue<Note>> NOTED = new ConcurrentHashMap<>();

    private static final AtomicInteger LISTENERS = new AtomicInteger();

    private SuiteJournal() {}

    static void open() {
        LISTENERS.incrementAndGet();
    }

    static void close() {
        if (LISTENERS.decrementAndGet() == 0) {
            NOTED.clear();
        }
    }

    /** Whether a listener collects the entries. */
    static boolean isOpen() {
        return LISTENERS.get() > 0;
    }

    static void note(String uniqueId, Note note) {
        if (isOpen()) {
            NOTED.computeIfAbsent(uniqueId, id -> new ConcurrentLinkedQueue<>()).add(note);
        }
    }

    static Optional<Note> take(String uniqueId) {
        return Optional.ofNullable(NOTED.get(uniqueId)).map(Queue::poll);
    }

    /**
     * What one test did.
     *
     * @param report of the test, still without how it ended
     * @param baselines what it did with them; empty if it has none
     */
    record Note(TestReport.Builder report, Optional<TestBaselines> baselines) {}
}
