package io.iwc.fingerprint;

import java.util.List;

/**
 * How a workload goes over its time, as shares of the whole that are gone by after so many requests: of the time, of the
 * prompt tokens and of the output tokens. A steady workload goes along the diagonal; bursts are steps. It is coarse: at
 * most 1024 places, each at least 8 requests after the one before. Immutable.
 *
 * @param requests how many requests are gone by, ascending, the last one being all
 * @param time share of the time from the first arrival to the last one, until the last of them arrives; 0..1, the last 1
 * @param typicalGaps geometric mean of the gaps that these requests end, in seconds, each gap taken as a microsecond at
 *     least; a window of short gaps and a long one has a small one, though it takes long
 * @param promptTokens share of the prompt tokens; 0..1, the last 1
 * @param outputTokens share of the output tokens, or of the caps where answers are unknown; empty where a request has
 *     neither
 * @param hitTokens share of the prompt tokens that an infinite cache of full blocks knows, of the smallest block size that
 *     is measured; empty where a request has no blocks
 * @param hitDepths share of the same hits, each counted as the logarithm of one more than the depth, in the order of use,
 *     of the last block of its beginning: a window whose hits only a large cache has takes much of it; empty where
 *     {@code hitTokens} is, and in files that were written before there was this list
 * @since 0.1
 */
public record Course(
        List<Long> requests,
        List<Double> time,
        List<Double> typicalGaps,
        List<Double> promptTokens,
        List<Double> outputTokens,
        List<Double> hitTokens,
        List<Double> hitDepths) {
    public Course {
        requests = List.copyOf(requests);
        time = List.copyOf(time);
        typicalGaps = List.copyOf(typicalGaps);
        promptTokens = List.copyOf(promptTokens);
        outputTokens = List.copyOf(outputTokens);
        hitTokens = List.copyOf(hitTokens);
        hitDepths = List.copyOf(hitDepths);
    }

    /** The same with what a cache knows. */
    Course withHits(List<Double> tokens, List<Double> depths) {
        return new Course(requests, time, typicalGaps, promptTokens, outputTokens, tokens, depths);
    }
}
