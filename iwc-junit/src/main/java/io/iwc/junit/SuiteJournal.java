package io.iwc.junit;

import io.iwc.baseline.BaselineScope;
import io.iwc.baseline.BaselineStore;
import io.iwc.report.TestReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where tests leave what they did for the listener of the same JVM. Nothing is kept unless a listener is there to take
 * it.
 */
final class SuiteJournal {
    /** By test, in a queue: plans of the same class may run at once, and each takes one. */
    private static final Map<String, Queue<TestReport.Builder>> NOTED = new ConcurrentHashMap<>();

    private static final Set<BaselineUse> BASELINES = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger LISTENERS = new AtomicInteger();

    private SuiteJournal() {}

    static void open() {
        LISTENERS.incrementAndGet();
    }

    static void close() {
        if (LISTENERS.decrementAndGet() == 0) {
            NOTED.clear();
            BASELINES.clear();
        }
    }

    /** Whether somebody will take what is noted. */
    static boolean isOpen() {
        return LISTENERS.get() > 0;
    }

    static void note(String uniqueId, TestReport.Builder report) {
        if (isOpen()) {
            NOTED.computeIfAbsent(uniqueId, id -> new ConcurrentLinkedQueue<>()).add(report);
        }
    }

    /** What one test did with baselines. */
    static void noteBaselines(BaselineStore store, Class<?> testClass, BaselineScope scope) {
        if (isOpen()) {
            BASELINES.add(new BaselineUse(store, Baselines.folder(testClass), scope.checks(), scope.used()));
        }
    }

    /** What was noted of baselines so far, and no longer is. */
    static List<BaselineUse> takeBaselines() {
        var taken = List.copyOf(BASELINES);
        BASELINES.clear();
        return taken;
    }

    static Optional<TestReport.Builder> take(String uniqueId) {
        return Optional.ofNullable(NOTED.get(uniqueId)).map(Queue::poll);
    }
}
