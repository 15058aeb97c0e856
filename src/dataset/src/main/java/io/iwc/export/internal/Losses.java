package io.iwc.export.internal;

import io.iwc.workload.Request;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an export could not carry, and in how many requests; and which output lengths it wrote. */
final class Losses {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<String, Long> outputLengths = new TreeMap<>();

    /** What no format but the batch has a place for, where a request has it. */
    void addCommon(Request request) {
        addIf(request.sessionId().isPresent(), "session");
        addIf(request.dependsOn().isPresent(), "turns that wait for the one before");
        addIf(request.model().isPresent(), "model");
        var asked = request.sampling();
        addIf(
                asked.temperature().isPresent()
                        || asked.topP().isPresent()
                        || asked.seed().isPresent()
                        || !asked.stop().isEmpty(),
                "sampling");
    }

    void add(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void addIf(boolean lost, String what) {
        if (lost) {
            add(what);
        }
    }

    /** Notes whose output length was written: {@code observed} or {@code cap}. */
    void outputLengthIs(String source) {
        outputLengths.merge(source, 1L, Long::sum);
    }

    SortedMap<String, Long> counts() {
        return counts;
    }

    /** In how many requests the output length was the observed one, and in how many the cap. */
    SortedMap<String, Long> outputLengths() {
        return outputLengths;
    }
}
