package io.iwc.fingerprint;

/**
 * How many requests begin as an earlier one for about so many tokens, and how deep the last block of that beginning lies
 * in the order of use: a cache that evicts the least recently used block finds the whole beginning if it holds as many
 * blocks. In bins of half an octave.
 *
 * @param hitTokens from how many tokens on, ≥ 1; up to the next edge
 * @param depthBlocks from how deep on, ≥ 1 being the block used last
 * @param requests how many, ≥ 1
 * @since 0.1
 */
public record BeginningDepth(int hitTokens, int depthBlocks, long requests) {}
