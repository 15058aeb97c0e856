package io.iwc.assertj;

import io.iwc.baseline.Baseline;
import io.iwc.drift.Gates;
import java.util.function.UnaryOperator;

/**
 * Assertions that hold something against what was stored of it. Without a word on gates the standard ones judge
 * ({@link Gates#standard()}); all failures are reported together.
 *
 * <p>Without a {@link Baseline} of its own an assertion finds it by the current test, which needs the IWC
 * extension: {@code src/test/resources/iwc/<package path>/<Class>/<id>.fingerprint.json}.
 *
 * @param <SELF> the assertion itself
 * @since 0.1
 */
public interface BaselineAssert<SELF extends BaselineAssert<SELF>> {
    /**
     * Holds it against the test's own baseline: the id of {@code @IwcBaseline}, else the name of the test method.
     *
     * <pre><code class='java'> // passes: the same prompts as last week
     * assertThat(endpoint.captured()).matchesBaseline();
     *
     * // fails: the prompt template grew by 44 tokens
     * assertThat(endpoint.captured()).matchesBaseline();</code></pre>
     *
     * @throws AssertionError if a gate fails, none is applicable, or there is no baseline and none may be written
     * @throws IllegalStateException on a thread that no test of the extension started
     * @since 0.1
     */
    default SELF matchesBaseline() {
        return matchesBaseline(standard -> standard);
    }

    /**
     * Holds it against the test's own baseline by other gates.
     *
     * <pre><code class='java'> // passes: prefill went from 0.739 to 0.751
     * assertThat(workload).matchesBaseline(gates -&gt; Gates.none().prefill(0.05));
     *
     * // fails: prefill went from 0.739 to 0.834
     * assertThat(workload).matchesBaseline(gates -&gt; Gates.none().prefill(0.05));</code></pre>
     *
     * @param gates makes the gates out of the standard ones
     * @throws AssertionError if a gate fails, none is applicable, or there is no baseline and none may be written
     * @since 0.1
     */
    SELF matchesBaseline(UnaryOperator<Gates> gates);

    /**
     * Holds it against the baseline of that id, of the same test class.
     *
     * <pre><code class='java'> // passes: each size of a parameterized test has its own baseline
     * assertThat(workload).matchesBaseline("chat-" + size);
     *
     * // fails: this size has no baseline, and CI writes none
     * assertThat(workload).matchesBaseline("chat-" + size);</code></pre>
     *
     * @throws AssertionError if a gate fails, none is applicable, or there is no baseline and none may be written
     * @since 0.1
     */
    default SELF matchesBaseline(String id) {
        return matchesBaseline(id, standard -> standard);
    }

    /**
     * Holds it against the baseline of that id by other gates.
     *
     * <pre><code class='java'> // passes: burstiness went from 1.0 to 1.1
     * assertThat(workload).matchesBaseline("chat-8", gates -&gt; gates.burstiness(0.2));
     *
     * // fails: burstiness went from 1.0 to 1.4
     * assertThat(workload).matchesBaseline("chat-8", gates -&gt; gates.burstiness(0.2));</code></pre>
     *
     * @throws AssertionError if a gate fails, none is applicable, or there is no baseline and none may be written
     * @since 0.1
     */
    SELF matchesBaseline(String id, UnaryOperator<Gates> gates);

    /**
     * Compares with a given baseline; needs no extension.
     *
     * <pre><code class='java'> // passes
     * assertThat(workload).matchesBaseline(Baseline.read(Path.of("chat.fingerprint.json")));
     *
     * // fails: that was counted by another tokenizer
     * assertThat(workload).matchesBaseline(Baseline.read(Path.of("words.fingerprint.json")));</code></pre>
     *
     * @throws AssertionError if a gate fails, none is applicable, or the two cannot be compared
     * @since 0.1
     */
    default SELF matchesBaseline(Baseline baseline) {
        return matchesBaseline(baseline, standard -> standard);
    }

    /**
     * Compares with a given baseline by other gates; needs no extension.
     *
     * <pre><code class='java'> // passes: one request more or less
     * assertThat(workload).matchesBaseline(baseline, gates -&gt; gates.delta(REQUEST_COUNT, 1));
     *
     * // fails: two more
     * assertThat(workload).matchesBaseline(baseline, gates -&gt; gates.delta(REQUEST_COUNT, 1));</code></pre>
     *
     * @throws AssertionError if a gate fails, none is applicable, or the two cannot be compared
     * @since 0.1
     */
    SELF matchesBaseline(Baseline baseline, UnaryOperator<Gates> gates);
}
