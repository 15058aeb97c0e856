package io.iwc.assertj;

/**
 * Assertions on what a prompt cache lives on: that each prompt begins with what was sent before. Every later turn of a
 * session is held against the turn before it, every first turn against the head (tools and system prompt) of the
 * sessions before. A message names the place and shows the words that differ; with {@code iwc.messages.prompts=false}
 * (or {@code IWC_MESSAGES_PROMPTS=false}) it shows hashes of them.
 *
 * <p>Requests of which only a length is known cannot be judged: the assertions fail and say so. The same holds if there
 * is nothing to compare.
 *
 * @param <SELF> the assertion itself
 * @since 0.1
 */
public interface PrefixAssert<SELF extends PrefixAssert<SELF>> {
    /**
     * Verifies that each prompt begins with the whole prompt of the turn before it, and each session with the tools and
     * the system prompt that sessions before it had.
     *
     * <pre><code class='java'> // passes: every turn appends to its history
     * assertThat(endpoint.captured()).keepsItsPrefix();
     *
     * // fails: the system prompt says what time it is
     * assertThat(endpoint.captured()).keepsItsPrefix();</code></pre>
     *
     * @throws AssertionError if one does not; the first line says which, where, by which words and what it costs
     * @since 0.1
     */
    SELF keepsItsPrefix();

    /**
     * Verifies that at most so many tokens, over all requests, are prefilled again because a prompt did not begin as it
     * should have.
     *
     * <pre><code class='java'> // passes: a history is shortened once
     * assertThat(longChat).losesAtMost(5_000);
     *
     * // fails: each of 40 turns begins with another date
     * assertThat(endpoint.captured()).losesAtMost(5_000);</code></pre>
     *
     * @param tokens ≥ 0
     * @throws AssertionError if more are lost
     * @since 0.1
     */
    SELF losesAtMost(int tokens);

    /**
     * Verifies that the tools stay the same, in the same order, within each session and from session to session.
     *
     * <pre><code class='java'> // passes: one list of tools for all
     * assertThat(endpoint.captured()).hasStableTools();
     *
     * // fails: tools come out of a HashMap
     * assertThat(endpoint.captured()).hasStableTools();</code></pre>
     *
     * @throws AssertionError if they change
     * @since 0.1
     */
    SELF hasStableTools();

    /**
     * Verifies that the system prompt stays the same within each session and from session to session.
     *
     * <pre><code class='java'> // passes: the date is in the last message
     * assertThat(endpoint.captured()).hasStableSystemPrompt();
     *
     * // fails: the date is in the system prompt
     * assertThat(endpoint.captured()).hasStableSystemPrompt();</code></pre>
     *
     * @throws AssertionError if it changes
     * @since 0.1
     */
    SELF hasStableSystemPrompt();

    /**
     * Verifies that within a session no tool call (name and arguments) and no request is made {@code times} times: an
     * agent that does not notice that it goes in circles.
     *
     * <pre><code class='java'> // passes: each article is looked up once
     * assertThat(endpoint.captured()).hasNoRepeatedCalls(3);
     *
     * // fails: search("refund") again and again
     * assertThat(endpoint.captured()).hasNoRepeatedCalls(3);</code></pre>
     *
     * @param times ≥ 2
     * @throws AssertionError if one is
     * @since 0.1
     */
    SELF hasNoRepeatedCalls(int times);
}
