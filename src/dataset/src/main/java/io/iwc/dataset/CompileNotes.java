package io.iwc.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a user should know of one compilation: what nothing reads, and what the input did not have and was added. */
final class CompileNotes {
    /** Sums and durations that repeat what other keys say, or that no workload holds: counted, not warned about. */
    private static final Set<String> KNOWN = Set.of(
            "total_tokens",
            "Total tokens",
            "num_total_tokens",
            "pd_ratio",
            "endTime",
            "end_time",
            "completionStartTime",
            "endTimeUnixNano",
            "response_created_at",
            "delay_ms",
            "latency",
            "usage_object",
            "prompt_tokens_details",
            "completion_tokens_details",
            "input_tokens_details",
            "output_tokens_details",
            "response_time");

    private final DatasetSource source;
    private boolean madeArrivals;
    private long capped;
    private int cap;

    CompileNotes(DatasetSource source) {
        this.source = source;
    }

    void madeArrivals(boolean made) {
        madeArrivals = made;
    }

    void capped(int tokens) {
        capped++;
        cap = tokens;
    }

    /** The keys that nothing reads, and how many records have them. */
    SortedMap<String, Long> unread() {
        var counts = new TreeMap<String, Long>();
        source.unread().forEach((key, unread) -> counts.put(key, unread.seen()));
        return counts;
    }

    /** A sentence each. */
    List<String> all() {
        var notes = new ArrayList<String>();
        var unread = source.unread();
        if (!unread.isEmpty()) {
            notes.add("not read: "
                    + unread.entrySet().stream()
                            .map(entry ->
                                    entry.getKey() + " × " + entry.getValue().seen())
                            .collect(Collectors.joining(", ")));
        }
        for (var kind : Carried.values()) {
            var keys = unread.entrySet().stream()
                    .filter(entry -> isCarrying(entry, kind))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!keys.isEmpty()) {
                notes.add("warning: nothing reads " + String.join(", ", keys) + ", which "
                        + (keys.size() == 1 ? "seems" : "seem") + " to hold " + kind.id());
            }
        }
        source.outcome()
                .skipped()
                .forEach((reason, count) -> notes.add(
                        (reason.equals(ReadOutcome.REPLACED) ? "replaced: " : "left out: ") + count + " × " + reason));
        if (capped > 0) {
            notes.add("output length: a cap of " + cap + " tokens for " + capped
                    + (capped == 1 ? " request" : " requests") + " without a recorded one");
        }
        if (madeArrivals) {
            notes.add("arrivals: made (one request every 100 ms), the file holds no times; --arrival names another"
                    + " process");
        }
        return notes;
    }

    private static boolean isCarrying(Map.Entry<String, UnreadKey> entry, Carried kind) {
        var path = entry.getKey();
        return entry.getValue().carried().contains(kind) && !KNOWN.contains(path.substring(path.lastIndexOf('.') + 1));
    }
}
