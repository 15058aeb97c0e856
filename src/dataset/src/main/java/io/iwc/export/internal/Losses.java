package io.iwc.export.internal;

import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an export could not carry, and in how many requests; and which output lengths it wrote. */
final class Losses {
    /** A smaller part of the prompts is not spoken of. */
    private static final double LEAST_REUSE = 0.005;

    private final SortedMap<String, Double> reuse = new TreeMap<>();
    private final List<String> sentences = new ArrayList<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<String, Long> outputLengths = new TreeMap<>();

    /** What no format has a place for, where a request has it. */
    void addAlways(Request request) {
        addIf(request.sessionId().isPresent(), "session");
        addIf(request.dependsOn().isPresent(), "turns that wait for the one before");
        addIf(request.userId().isPresent(), "user");
        addIf(!request.metadata().isEmpty(), "metadata");
        addIf(request.semantic().isPresent(), "semantic labels");
        addIf(request.sampling().cancelAfterMillis().isPresent(), "cancellation");
    }

    /** What no format but the batch has a place for, where a request has it. */
    void addCommon(Request request) {
        addAlways(request);
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

    /**
     * How much of the prompts repeats the beginning of an earlier one, before and after; a loss if it is less.
     *
     * @param from share in blocks of the workload
     * @param to share in blocks of the export
     */
    void reuseIs(double from, int fromBlock, double to, int toBlock) {
        if (to < from - LEAST_REUSE) {
            reuse.put("prefix_reuse_of_workload", from);
            reuse.put("prefix_reuse_exported", to);
            sentences.add(String.format(
                    Locale.ROOT,
                    "prefix reuse %.2f (blocks of %d tokens) becomes %.2f (blocks of %d)",
                    from,
                    fromBlock,
                    to,
                    toBlock));
        }
    }

    /** Notes whose output length was written: {@code observed} or {@code cap}. */
    void outputLengthIs(String source) {
        outputLengths.merge(source, 1L, Long::sum);
    }

    /** What was lost, for people. */
    NotCarried notCarried() {
        return new NotCarried(counts, sentences);
    }

    SortedMap<String, Long> counts() {
        return counts;
    }

    /** The shares of {@link #reuseIs} if it is less; else empty. */
    SortedMap<String, Double> reuse() {
        return reuse;
    }

    /** In how many requests the output length was the observed one, and in how many the cap. */
    SortedMap<String, Long> outputLengths() {
        return outputLengths;
    }
}
