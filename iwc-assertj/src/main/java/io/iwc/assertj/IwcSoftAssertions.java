package io.iwc.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * AssertJ's soft assertions with those on the shape of LLM traffic: all violated ones are reported together.
 *
 * <pre><code class='java'> IwcSoftAssertions.assertIwcSoftly(softly -&gt; {
 *     softly.assertThat(workload).hasReuseWithin(0.6, 0.8);
 *     softly.assertThat(workload).hasPrefillWithin(0.7, 0.9);
 * });</code></pre>
 *
 * @since 0.1
 */
public class IwcSoftAssertions extends SoftAssertions implements IwcSoftAssertionsProvider {
    /** Collects nothing yet. */
    public IwcSoftAssertions() {}

    /**
     * Runs the assertions and reports all that are violated at the end.
     *
     * @throws AssertionError if one or more are violated
     */
    public static void assertIwcSoftly(Consumer<IwcSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(IwcSoftAssertions.class, softly);
    }
}
