package io.iwc.assertj;

import io.iwc.baseline.internal.BaselineScope;
import io.iwc.drift.RequestPairs;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.internal.FingerprintCache;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.prefix.CacheRule;
import io.iwc.prefix.CacheTariff;
import io.iwc.prefix.PartChange;
import io.iwc.prefix.PrefixBreaks;
import io.iwc.prefix.Prices;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.List;

/**
 * Assertions on a workload. Tokens are counted with the tokenizer the workload names ({@link Workload#tokenizer()}),
 * else with {@code iwc.tokenizer}, else with {@code tiktoken:o200k_base}, unless
 * {@link #countingTokensWith(Tokenizer)} says otherwise.
 *
 * @since 0.1
 */
public class WorkloadAssert extends AbstractShapeAssert<WorkloadAssert, Workload>
        implements PrefixAssert<WorkloadAssert> {
    private Counting counting = Counting.byWorkloadTokenizer();
    private CacheTariff tariff = CacheTariff.NONE;

    /** Starts assertions on this workload. */
    public WorkloadAssert(Workload actual) {
        super(actual, WorkloadAssert.class);
    }

    /**
     * Counts tokens with another tokenizer in the assertions that follow.
     *
     * <pre><code class='java'> // passes: nine words
     * assertThat(questions).countingTokensWith(whitespace).hasPromptTokensWithin(P50, 9, 9);
     *
     * // fails: but twelve tokens of o200k_base
     * assertThat(questions).hasPromptTokensWithin(P50, 9, 9);</code></pre>
     *
     * @since 0.1
     */
    public WorkloadAssert countingTokensWith(Tokenizer tokenizer) {
        return verify(() -> counting = Counting.with(tokenizer));
    }

    /**
     * Verifies that the workload can be made again from its source and is the same then, request by request, in every
     * field that is written.
     *
     * <pre><code class='java'> // passes: compiled from a file with a seed
     * assertThat(workload).isReproducible();
     *
     * // fails: captured traffic has no source; a factory that draws from an unseeded Random
     * assertThat(endpoint.captured()).isReproducible();</code></pre>
     *
     * @throws AssertionError if it cannot be made again, or differs; the message names the first difference
     * @since 0.1
     */
    public WorkloadAssert isReproducible() {
        return verify(() -> {
            var again = actual.regenerate();
            if (again.isEmpty() || !again.get().requests().equals(actual.requests())) {
                throw failure(ShouldBeReproducible.of(actual, again), "");
            }
        });
    }

    /**
     * Measures what a prompt cache of that rule is expected to have ({@code cache.expectedShare}) in the assertions that
     * follow; in those on the beginning of prompts, what such a cache had forgotten anyway breaks nothing. Without it the
     * rule of {@code @IwcCache}, or of {@code iwc.cache.rule}, applies.
     *
     * <pre><code class='java'> // passes: half of each prompt was sent before
     * assertThat(agent).cachedBy(OPENAI).hasMetricWithin(CACHE_EXPECTED_SHARE, 0.5, 1);
     *
     * // fails: no prompt is longer than 1 024 tokens
     * assertThat(questions).cachedBy(OPENAI).hasMetricWithin(CACHE_EXPECTED_SHARE, 0.5, 1);</code></pre>
     *
     * @since 0.1
     */
    public WorkloadAssert cachedBy(CacheRule rule) {
        return verify(() -> tariff = tariff.cachedBy(rule));
    }

    /**
     * Measures what the requests cost ({@code cost.total}, {@code cost.perSession} …) in the assertions that follow.
     *
     * <pre><code class='java'> // passes: a session costs 1.2 cents
     * assertThat(agent).pricedBy(Prices.read(file)).hasMetricWithin(COST_PER_SESSION, 0, 0.02);
     *
     * // fails: a session costs 9 cents
     * assertThat(agent).pricedBy(Prices.read(file)).hasMetricWithin(COST_PER_SESSION, 0, 0.02);</code></pre>
     *
     * @since 0.1
     */
    public WorkloadAssert pricedBy(Prices prices) {
        return verify(() -> tariff = tariff.pricedBy(prices));
    }

    /**
     * Verifies that all requests together cost at most so much, in the currency of the prices.
     *
     * <pre><code class='java'> // passes: 1.2 cents
     * assertThat(agent).cachedBy(OPENAI).pricedBy(prices).hasCostAtMost(0.02);
     *
     * // fails: 9 cents; or no prices were given, or none for a model that is used
     * assertThat(agent).hasCostAtMost(0.02);</code></pre>
     *
     * @throws AssertionError if they cost more, or it cannot be measured
     * @since 0.1
     */
    public WorkloadAssert hasCostAtMost(double cost) {
        return within(
                Metric.COST_TOTAL,
                new Bounds(0, cost),
                () -> tariff.prices().isPresent()
                        ? find(Metric.COST_TOTAL)
                        : new Finding(Metric.COST_TOTAL, Measurement.undefined(ReasonCode.NO_PRICES), "", ""));
    }

    /**
     * Verifies that each request is what it was in another workload of the same fixture (same request ids, or same
     * conversations): every prompt is as long as its partner's, give or take a fraction of it, and none is missing or
     * new. Request is held against request, so that no sampling hides a difference.
     *
     * <pre><code class='java'> // passes: the chats of yesterday, answered by today's application
     * assertThat(endpoint.captured()).matchesRequestsOf(yesterday, 0.02);
     *
     * // fails: a template grew by 40 tokens
     * assertThat(endpoint.captured()).matchesRequestsOf(yesterday, 0.02);</code></pre>
     *
     * @param fraction ≥ 0, of the length that a prompt had
     * @throws AssertionError if one differs by more, or the requests cannot be paired; the message lists which and by how
     *     much
     * @since 0.1
     */
    public WorkloadAssert matchesRequestsOf(Workload other, double fraction) {
        if (!(fraction >= 0)) {
            throw new IllegalArgumentException("fraction: found " + fraction + ", expected a number ≥ 0");
        }
        return verify(() -> {
            var pairs = RequestPairs.of(other, actual, counting.tokenizerOf(actual));
            if (ShouldMatchRequests.isViolated(pairs, fraction)) {
                throw failure(ShouldMatchRequests.of(subject(), other, pairs, fraction), "");
            }
        });
    }

    @Override
    public WorkloadAssert keepsItsPrefix() {
        return verify(() -> {
            var found = prefixBreaks();
            if (!found.breaks().isEmpty() || found.obstacle().isPresent()) {
                throw broken(PrefixMessages.keepsItsPrefix(subject(), found), found);
            }
        });
    }

    @Override
    public WorkloadAssert losesAtMost(int tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens: found " + tokens + ", expected a number ≥ 0");
        }
        return verify(() -> {
            var found = prefixBreaks();
            if (found.lostTokens() > tokens || found.obstacle().isPresent()) {
                throw broken(PrefixMessages.losesAtMost(subject(), found, tokens), found);
            }
        });
    }

    @Override
    public WorkloadAssert hasStableTools() {
        return verify(
                () -> isStable("list of tools", prefixBreaks(), prefixBreaks().toolChanges()));
    }

    @Override
    public WorkloadAssert hasStableSystemPrompt() {
        return verify(
                () -> isStable("system prompt", prefixBreaks(), prefixBreaks().systemChanges()));
    }

    @Override
    public WorkloadAssert hasNoRepeatedCalls(int times) {
        if (times < 2) {
            throw new IllegalArgumentException("times: found " + times + ", expected a number ≥ 2");
        }
        return verify(() -> {
            var found = prefixBreaks();
            var repeated = found.repeatedCalls().stream()
                    .filter(call -> call.times() >= times)
                    .toList();
            if (!repeated.isEmpty() || found.withoutText() > 0 || found.sessions() == 0) {
                throw failure(PrefixMessages.noRepeatedCalls(subject(), found, repeated, times), "");
            }
        });
    }

    private void isStable(String part, PrefixBreaks found, List<PartChange> changes) {
        if (!changes.isEmpty() || found.obstacle().isPresent()) {
            throw broken(PrefixMessages.stable(subject(), found, part, changes), found);
        }
    }

    /** A failure that the report of the test shows in a table, too. */
    private AssertionError broken(FailureMessage message, PrefixBreaks found) {
        BaselineScope.note(actual.name(), found);
        return failure(message, "");
    }

    private PrefixBreaks prefixBreaks() {
        return PrefixBreaks.of(actual, counting.tokenizerOf(actual), tariff().rule());
    }

    /** What was chosen, with the configured rule where none was. */
    private CacheTariff tariff() {
        return tariff.rule().isPresent()
                ? tariff
                : ConfiguredValue.of("iwc.cache.rule")
                        .map(CacheRule::of)
                        .map(tariff::cachedBy)
                        .orElse(tariff);
    }

    @Override
    protected Fingerprint fingerprint() {
        var tokenizer = counting.tokenizerOf(actual);
        var applied = tariff();
        return applied.isNone()
                ? FingerprintCache.of(actual, tokenizer)
                : Fingerprinter.of(actual, Fingerprinter.Options.of(tokenizer).withTariff(applied));
    }

    @Override
    protected String context(Metric metric) {
        return ShapeContext.of(fingerprint(), metric, actual.manifest().seed()) + RefusedCalls.of(actual.manifest());
    }

    @Override
    protected String subject() {
        return "workload \"" + actual.name() + "\"";
    }
}
