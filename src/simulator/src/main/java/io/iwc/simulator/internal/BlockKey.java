package io.iwc.simulator.internal;

/**
 * What a full block of tokens is known by: 128 bits over its tokens and everything before them, so that equal keys mean
 * equal prefixes.
 *
 * @param high the first 64 bits
 * @param low the other 64 bits
 * @since 0.1
 */
public record BlockKey(long high, long low) {}
