package io.iwc.fingerprint;

/**
 * The hit share of a prefix cache of some size.
 *
 * @param blocks capacity in blocks, ≥ 1
 * @param ratio share 0..1 of prompt tokens found in it
 * @since 0.1
 */
public record CurvePoint(long blocks, double ratio) {}
