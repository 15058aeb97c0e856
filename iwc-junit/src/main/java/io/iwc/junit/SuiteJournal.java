package io.iwc.junit;

import io.iwc.report.TestReport;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where tests leave what they did for the listener of the same JVM. Nothing is kept unless a listener is there to take
 * it.
 */
final class SuiteJournal {
    private static final Map<String, TestReport.Builder> NOTED = new ConcurrentHashMap<>();
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

    /** Whether somebody will take what is noted. */
    static boolean isOpen() {
        return LISTENERS.get() > 0;
    }

    static void note(String uniqueId, TestReport.Builder report) {
        if (isOpen()) {
            NOTED.put(uniqueId, report);
        }
    }

    static Optional<TestReport.Builder> take(String uniqueId) {
        return Optional.ofNullable(NOTED.remove(uniqueId));
    }
}
