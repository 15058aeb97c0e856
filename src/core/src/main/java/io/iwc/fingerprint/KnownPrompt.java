package io.iwc.fingerprint;

/**
 * How many requests have about such a prompt, about such an answer and about so many prompt tokens that an infinite cache
 * of full blocks knows: which answers go with what is shared. Prompts and known tokens in bins of half an octave, answers
 * in bins of two octaves.
 *
 * @param promptTokens from which length on, ≥ 0; up to the next edge
 * @param outputTokens from which length on, ≥ 0; 0, 1, 4, 16, 64 and so on
 * @param hitTokens from how many on, ≥ 0
 * @param requests how many, ≥ 1
 * @since 0.1
 */
public record KnownPrompt(int promptTokens, int outputTokens, int hitTokens, long requests) {}
