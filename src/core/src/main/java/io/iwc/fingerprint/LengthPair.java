package io.iwc.fingerprint;

/**
 * How many requests have about such a prompt and about so many other tokens, of the answer or known to a cache: the joint
 * law of both, in bins of half an octave.
 *
 * @param promptTokens from which length on, ≥ 0; up to the next edge
 * @param otherTokens from how many on, ≥ 0
 * @param requests how many, ≥ 1
 * @since 0.1
 */
public record LengthPair(int promptTokens, int otherTokens, long requests) {}
