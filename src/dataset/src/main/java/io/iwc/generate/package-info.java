/**
 * Synthetic workloads: {@link io.iwc.generate.Synthesis} draws lengths, sessions and shared prefixes
 * from named streams of one seed and yields a length-only workload with its prefix structure;
 * {@code iwc materialize} generates their text with exactly that length, and
 * {@link io.iwc.generate.Resynthesis} generates a workload from a fingerprint. Arrival times are the business of
 * {@code io.iwc.arrival}; reading files is the business of {@code io.iwc.dataset}.
 */
@NullMarked
package io.iwc.generate;

import org.jspecify.annotations.NullMarked;
