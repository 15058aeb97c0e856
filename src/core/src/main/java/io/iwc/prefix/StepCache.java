package io.iwc.prefix;

import io.iwc.internal.ChainNumbers;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.HashIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A cache of full blocks: any prefix of {@code first + n · step} tokens that was sent before. */
final class StepCache implements CacheModel {
    private final CacheTerms terms;
    private final boolean hasTimes;
    private final ChainNumbers numbers = new ChainNumbers();
    private final Map<Long, Long> lastUse = new HashMap<>();

    StepCache(CacheTerms terms, boolean hasTimes) {
        this.terms = terms;
        this.hasTimes = hasTimes;
    }

    @Override
    public boolean knows(Request request) {
        return request.prompt().hasText() || blocks(request).isPresent();
    }

    @Override
    public CacheUse accept(Request request, int[] tokens, int promptTokens) {
        var blocks = blocks(request);
        var unit = blocks.map(PrefixBlocks::blockSize).orElse(terms.step());
        var content = blocks.map(HashIds::of).orElseGet(() -> widened(tokens));
        var perUnit = blocks.isPresent() ? 1 : unit;
        var full = Math.min(content.length / perUnit, promptTokens / unit);
        var now = hasTimes && request.hasArrival() ? request.arrivalNanos() : 0;
        var before = root(request, blocks);
        var alive = 0;
        var known = 0;
        for (var i = 0; i < full; i++) {
            var number = numbers.of(before, content, i * perUnit, (i + 1) * perUnit);
            var used = lastUse.put(number, now);
            known += used != null && known == i ? 1 : 0;
            alive += used != null && alive == i && isAlive(used, now) ? 1 : 0;
            before = number;
        }
        return new CacheUse(cached(alive, unit, promptTokens), 0, 0, cached(known, unit, promptTokens));
    }

    private boolean isAlive(long used, long now) {
        return terms.lifeNanos() == Long.MAX_VALUE || now - used <= terms.lifeNanos();
    }

    private int cached(int units, int unit, int promptTokens) {
        var most = terms.keepsLastToken() ? promptTokens : promptTokens - 1;
        var tokens = Math.min((long) units * unit, most);
        return tokens < terms.first() ? 0 : (int) (tokens - (tokens - terms.first()) % terms.step());
    }

    /** Prompts of other models share nothing; hashes that mean something in their session only begin at one of it. */
    private long root(Request request, Optional<PrefixBlocks> blocks) {
        var session = blocks.filter(ids -> ids.scope() == PrefixBlocks.Scope.SESSION)
                .map(ids -> request.sessionId().orElse(request.id()))
                .orElse("");
        return numbers.root(request.model().orElse("") + '\n' + session);
    }

    private static Optional<PrefixBlocks> blocks(Request request) {
        return request.prompt() instanceof Prompt.Lengths lengths ? lengths.blocks() : Optional.empty();
    }

    private static long[] widened(int[] tokens) {
        return IntStream.of(tokens).asLongStream().toArray();
    }
}
