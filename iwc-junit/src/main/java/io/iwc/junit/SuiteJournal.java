package io.iwc.junit;

import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where tests leave what they did for the listener of the same JVM, also if they were loaded by another class loader
 * than it. Nothing is kept unless a listener is there to take it.
 */
final class SuiteJournal {
    /** By test, in a queue: plans of the same class may run at once, and each takes one. */
    private static final Map<String, Queue<BiFunction<String, String, Map<String, List<String>>>>> NOTED =
            JvmShared.object("journal: noted", ConcurrentHashMap::new);

    /** Classes and tests that IWC is about to prepare, by unique id: class, display name, method if any. */
    private static final Map<String, List<String>> BEGUN = JvmShared.object("journal: begun", ConcurrentHashMap::new);

    private static final int CLASS_AND_NAME = 2;

    private static final AtomicInteger LISTENERS = JvmShared.object("journal: listeners", AtomicInteger::new);

    private SuiteJournal() {}

    static void open() {
        LISTENERS.incrementAndGet();
    }

    static void close() {
        if (LISTENERS.decrementAndGet() == 0) {
            NOTED.clear();
            BEGUN.clear();
        }
    }

    /** Whether a listener collects the entries. */
    static boolean isOpen() {
        return LISTENERS.get() > 0;
    }

    /** Says that a class or a test is about to begin, so that it is reported if it never does. */
    static void begin(ExtensionContext context) {
        if (isOpen() && context.getTestClass().isPresent()) {
            var names = new ArrayList<String>();
            names.add(context.getRequiredTestClass().getName());
            names.add(TestUsage.displayName(context));
            context.getTestMethod().map(Method::getName).ifPresent(names::add);
            BEGUN.put(context.getUniqueId(), List.copyOf(names));
        }
    }

    /**
     * The report of a class or test that noted nothing because it ended before its extension could; empty if neither it
     * nor what it lies in uses IWC.
     *
     * @param displayName as JUnit shows it
     * @param status how it ended
     * @param message of its failure, or the reason why it was aborted
     */
    static Optional<TestReport> unstarted(String uniqueId, String displayName, Status status, String message) {
        for (var end = uniqueId.length(); end > 0; end = uniqueId.lastIndexOf("/[", end - 1)) {
            var names = BEGUN.get(uniqueId.substring(0, end));
            if (names != null) {
                var isMethod = names.size() > CLASS_AND_NAME;
                var name = end == uniqueId.length()
                        ? names.get(1)
                        : (isMethod ? names.get(1) + " " + displayName : displayName);
                return Optional.of(TestReport.builder(uniqueId, names.get(0), name)
                        .ended(status, message)
                        .build());
            }
        }
        return Optional.empty();
    }

    static void note(String uniqueId, Note note) {
        if (isOpen()) {
            NOTED.computeIfAbsent(uniqueId, id -> new ConcurrentLinkedQueue<>()).add(note);
        }
    }

    /**
     * What a test noted, if it did.
     *
     * @param status how the test ended
     * @param message of its failure, or the reason why it was aborted
     */
    static Optional<Entry> take(String uniqueId, Status status, String message) {
        return Optional.ofNullable(NOTED.get(uniqueId))
                .map(Queue::poll)
                .map(note -> note instanceof Note own // of this class loader: it need not be told in text
                        ? own.ended(status, message)
                        : Entry.of(note.apply(status.name(), message)));
    }

    /**
     * What one test did.
     *
     * @param report of the test, still without how it ended
     * @param baselines what it did with them; empty if it has none
     */
    record Note(TestReport.Builder report, Optional<TestBaselines> baselines)
            implements BiFunction<String, String, Map<String, List<String>>> {
        private Entry ended(Status status, String message) {
            return new Entry(report.ended(status, message).build(), baselines);
        }

        /** The same in types that all class loaders share. */
        @Override
        public Map<String, List<String>> apply(String status, String message) {
            var ended = ended(Status.valueOf(status), message);
            var fields = new HashMap<String, List<String>>();
            fields.put(Entry.REPORT, List.of(SuiteReportFile.textOf(ended.report())));
            baselines.ifPresent(use -> fields.putAll(use.fields()));
            return fields;
        }
    }

    /**
     * What one test did, when it has ended.
     *
     * @param report of the test
     * @param baselines what it did with them; empty if it has none
     */
    record Entry(TestReport report, Optional<TestBaselines> baselines) {
        private static final String REPORT = "report";

        private static Entry of(Map<String, List<String>> fields) {
            var report = SuiteReportFile.testOf(String.join("", fields.getOrDefault(REPORT, List.of())));
            return new Entry(report, TestBaselines.of(fields));
        }
    }
}
