package io.iwc.fingerprint;

/**
 * A beginning that several prompts share and that none of its continuations is shared by as many. Groups nest: what
 * they save does not add up.
 *
 * @param block tokens a block
 * @param tokens length of the shared beginning, a multiple of {@code block}
 * @param requests how many begin with it, ≥ 2
 * @param savedTokens (requests − 1) · tokens
 * @param firstRequest the first of them, in arrival order from 1
 * @since 0.1
 */
public record PrefixGroup(int block, long tokens, long requests, long savedTokens, long firstRequest) {}
