package io.iwc.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many calls a recording has seen.
 *
 * @param recorded requests for completions that are in the recording, each once however often it was sent
 * @param failed how many of them were not answered in full
 * @param retries how often one of them was sent again
 * @param passed calls of other paths, which are passed through and not recorded
 * @param unread requests for completions that were passed through and cannot be recorded, by path and reason
 * @since 0.1
 */
public record RecordingTally(long recorded, long failed, long retries, long passed, SortedMap<String, Long> unread) {
    public RecordingTally {
        unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
    }

    /** How many requests for completions are not in the recording. */
    public long unreadCalls() {
        return unread.values().stream().mapToLong(Long::longValue).sum();
    }
}
