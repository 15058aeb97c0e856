package io.iwc.prefix;

import io.iwc.prefix.CacheBlocks.Block;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cache with breakpoints no longer finds although a prompt continues another one, because the marks in it stand
 * elsewhere or are gone: an entry that the earlier prompt wrote, and that no breakpoint of the later one looks back to.
 */
final class LostEntries {
    private final CacheTerms terms;
    private final CacheBlocks blocks;
    private final IdentityHashMap<Request, Read> reads = new IdentityHashMap<>();
    private @Nullable Request lastRequest;
    private List<Block> lastBlocks = List.of();

    /** Sends the whole workload through a cache of that rule. */
    LostEntries(CacheTerms terms, Tokenizer tokenizer, Workload workload, boolean hasTimes) {
        this.terms = terms;
        blocks = new CacheBlocks(tokenizer);
        var cache = new BreakpointCache(terms, tokenizer, hasTimes);
        workload.requests().stream()
                .filter(cache::knows)
                .forEach(request -> reads.put(
                        request,
                        new Read(
                                reads.size(),
                                cache.accept(request, new int[0], Integer.MAX_VALUE)
                                        .read())));
    }

    /** What a request took from the cache, and how many were sent before it. */
    private record Read(int place, int tokens) {}

    /**
     * An entry that is not found.
     *
     * @param read tokens that are taken from the cache
     * @param written tokens of the entry
     * @param place where the mark of that entry stood
     * @param now what stands there instead
     */
    record Lost(int read, int written, String place, String now) {}

    /** Empty if what the earlier prompt wrote is read, or is no beginning of the later one. */
    Optional<Lost> between(ComparedPrompt before, ComparedPrompt now) {
        var blocksBefore = of(before);
        var blocksNow = of(now);
        lastRequest = now.request();
        lastBlocks = blocksNow;
        var minimum = terms.minimum(before.request().model().orElse(""));
        var read = read(now);
        return terms.breakpoints(blocksBefore).stream()
                .filter(at -> at < blocksNow.size()
                        && blocksNow.get(at).number() == blocksBefore.get(at).number()
                        && blocksNow.get(at).tokens() >= minimum)
                .reduce((one, later) -> later)
                .filter(at -> read.tokens() < blocksNow.get(at).tokens()
                        && read(before).place() < read.place())
                .map(at -> new Lost(
                        read.tokens(),
                        blocksNow.get(at).tokens(),
                        place(now, blocksNow.get(at)) + ", " + BreakpointMarks.FIELD,
                        inPlace(now, blocksNow, at)));
    }

    private Read read(ComparedPrompt prompt) {
        return Objects.requireNonNull(reads.get(prompt.request()));
    }

    @SuppressWarnings("ReferenceEquality") // the same request, not an equal one
    private List<Block> of(ComparedPrompt prompt) {
        if (prompt.request() == lastRequest) { // a turn is compared with the one before, then with the one after
            return lastBlocks;
        }
        return blocks.of(prompt.request().prompt(), prompt.request().model().orElse(""), Integer.MAX_VALUE);
    }

    private static String place(ComparedPrompt prompt, Block block) {
        return PromptDifference.place(prompt, block.segment());
    }

    /** Where the next breakpoint of the later prompt is, if there is one. */
    private String inPlace(ComparedPrompt now, List<Block> blocksNow, int at) {
        var breakpoints = terms.breakpoints(blocksNow);
        var next = breakpoints.stream().filter(place -> place >= at).findFirst();
        if (next.isPresent()) {
            return "the next mark is " + (next.get() - at) + " blocks behind, of which " + terms.lookback()
                    + " are looked at";
        }
        return breakpoints.isEmpty()
                ? "no mark"
                : "the last mark is before it: " + place(now, blocksNow.get(breakpoints.get(breakpoints.size() - 1)));
    }
}
