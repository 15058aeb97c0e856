package io.iwc.record;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts calls as they come. Thread-safe. */
final class Tallying {
    private static final int MOST_KINDS = 100; // of reasons that are told apart
    private static final String OTHERS = "others";

    private final SortedMap<String, Long> unread = new TreeMap<>();
    private long recorded;
    private long failed;
    private long retries;
    private long passed;

    synchronized void passed() {
        passed++;
    }

    /** A call that cannot be recorded. */
    synchronized void unread(String path, String reason) {
        var kind = path + ": " + reason;
        unread.merge(unread.size() < MOST_KINDS || unread.containsKey(kind) ? kind : OTHERS, 1L, Long::sum);
    }

    synchronized void recorded(boolean isOk) {
        recorded++;
        failed += isOk ? 0 : 1;
    }

    /** A call that was recorded before has been sent again. */
    synchronized void retried(boolean wasOk, boolean isOk) {
        retries++;
        failed += (isOk ? 0 : 1) - (wasOk ? 0 : 1);
    }

    synchronized RecordingTally now() {
        return new RecordingTally(recorded, failed, retries, passed, unread);
    }
}
