package io.iwc.export.internal;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an export could not represent of a workload.
 *
 * @param counts in how many requests each part of a request was lost
 * @param sentences what was lost of the workload as a whole
 * @since 0.1
 */
public record NotCarried(SortedMap<String, Long> counts, List<String> sentences) {
    public NotCarried {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        sentences = List.copyOf(sentences);
    }
}
