package io.iwc.export;

import java.util.SortedMap;
import java.util.TreeMap;

/** What an export could not carry, and in how many requests. */
final class Losses {
    private final SortedMap<String, Long> counts = new TreeMap<>();

    void add(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void addIf(boolean lost, String what) {
        if (lost) {
            add(what);
        }
    }

    SortedMap<String, Long> counts() {
        return counts;
    }
}
