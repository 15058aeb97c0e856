/**
 * Workloads out of nothing but numbers: {@link io.iwc.generate.Synthesis} draws lengths, sessions and shared prefixes
 * from named streams of one seed and yields a length-only workload with its prefix structure; a
 * {@link io.iwc.materialise.Materialiser} gives such prompts words of exactly that length, and
 * {@link io.iwc.generate.Resynthesis} deals out the numbers of a fingerprint again. When requests arrive is asked of
 * {@code io.iwc.arrival}; reading somebody's file is the business of {@code io.iwc.dataset}.
 */
@NullMarked
package io.iwc.generate;

import org.jspecify.annotations.NullMarked;
