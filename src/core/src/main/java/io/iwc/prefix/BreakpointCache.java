package io.iwc.prefix;

import io.iwc.prefix.CacheBlocks.Block;
import io.iwc.prefix.CacheBlocks.Mark;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cache with entries that end at breakpoints. From each breakpoint of a request the blocks before it are looked at,
 * nearest first, for an entry that an earlier request wrote; then the request writes its own.
 */
final class BreakpointCache implements CacheModel {
    private final CacheTerms terms;
    private final boolean hasTimes;
    private final CacheBlocks blocks;
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<Long, Long> sent = new HashMap<>();

    BreakpointCache(CacheTerms terms, Tokenizer tokenizer, boolean hasTimes) {
        this.terms = terms;
        this.hasTimes = hasTimes;
        blocks = new CacheBlocks(tokenizer);
    }

    private record Entry(long lastUse, long life) {
        boolean isAlive(long now) {
            return now - lastUse <= life;
        }
    }

    @Override
    public boolean knows(Request request) {
        return request.prompt().hasText();
    }

    @Override
    public CacheUse accept(Request request, int[] tokens, int promptTokens) {
        var model = request.model().orElse("");
        var now = hasTimes && request.hasArrival() ? request.arrivalNanos() : 0;
        var all = blocks.of(request.prompt(), model, promptTokens);
        var minimum = terms.minimum(model);
        var breakpoints = terms.breakpoints(all);
        var read = read(all, breakpoints, minimum, now);
        var possible = possible(all, minimum, now);
        var written = 0;
        var writtenLong = 0;
        for (var at : breakpoints) {
            var block = all.get(at);
            if (block.tokens() < minimum) {
                continue;
            }
            var isLong = block.mark() == Mark.LONG;
            entries.put(block.number(), new Entry(now, isLong ? terms.longLifeNanos() : terms.lifeNanos()));
            var more = Math.max(0, block.tokens() - read - written - writtenLong);
            written += isLong ? 0 : more;
            writtenLong += isLong ? more : 0;
        }
        return new CacheUse(read, written, writtenLong, Math.max(read, possible));
    }

    private int read(List<Block> all, List<Integer> breakpoints, int minimum, long now) {
        var best = -1;
        for (var from : breakpoints) {
            for (var i = from; i >= 0 && i > from - terms.lookback(); i--) {
                var entry = entries.get(all.get(i).number());
                if (entry != null && entry.isAlive(now) && all.get(i).tokens() >= minimum) {
                    best = Math.max(best, i);
                    break;
                }
            }
        }
        if (best < 0) {
            return 0;
        }
        var number = all.get(best).number();
        entries.computeIfPresent(number, (key, entry) -> new Entry(now, entry.life()));
        return all.get(best).tokens();
    }

    /** What the best breakpoints would have given: an entry at each block that was sent within its life. */
    private int possible(List<Block> all, int minimum, long now) {
        var tokens = 0;
        var isKept = true;
        for (var block : all) {
            var before = sent.put(block.number(), now);
            isKept = isKept && before != null && now - before <= terms.lifeNanos();
            tokens = isKept && block.tokens() >= minimum ? block.tokens() : tokens;
        }
        return tokens;
    }
}
