package io.iwc.assertj;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.internal.FingerprintCache;
import io.iwc.metric.Metric;
import io.iwc.prefix.PartChange;
import io.iwc.prefix.PrefixBreaks;
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

    @Override
    public WorkloadAssert keepsItsPrefix() {
        return verify(() -> {
            var found = prefixBreaks();
            if (!found.breaks().isEmpty() || found.obstacle().isPresent()) {
                throw failure(PrefixMessages.keepsItsPrefix(subject(), found), "");
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
                throw failure(PrefixMessages.losesAtMost(subject(), found, tokens), "");
            }
        });
    }

    @Override
    public WorkloadAssert hasStableTools() {
        return verify(() -> isStable("list of tools", prefixBreaks(), prefixBreaks().toolChanges()));
    }

    @Override
    public WorkloadAssert hasStableSystemPrompt() {
        return verify(() -> isStable("system prompt", prefixBreaks(), prefixBreaks().systemChanges()));
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
            throw failure(PrefixMessages.stable(subject(), found, part, changes), "");
        }
    }

    private PrefixBreaks prefixBreaks() {
        return PrefixBreaks.of(actual, counting.tokenizerOf(actual));
    }

    @Override
    protected Fingerprint fingerprint() {
        return FingerprintCache.of(actual, counting.tokenizerOf(actual));
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
