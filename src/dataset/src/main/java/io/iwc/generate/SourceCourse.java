package io.iwc.generate;

import io.iwc.fingerprint.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The course of a source, for another number of requests.
 *
 * @param course of the source
 * @param requests how many are made
 */
record SourceCourse(Course course, int requests) {
    private static final double LEAST_GAP_NANOS = 1_000;
    private static final double NANOS = 1e9;
    private static final int LEAST_WIDTH = 8;

    /** With fewer and larger windows where fewer requests are made, so that a window is never almost empty. */
    static SourceCourse of(Course course, int requests) {
        var upTo = course.requests();
        var all = upTo.get(upTo.size() - 1);
        var joined = (int)
                Math.min(upTo.size(), Math.ceil((double) LEAST_WIDTH * all / Math.min(all, requests) / upTo.get(0)));
        return new SourceCourse(joined == 1 ? course : joined(course, joined), requests);
    }

    private static Course joined(Course course, int windows) {
        var ends = IntStream.range(0, course.requests().size())
                .filter(i ->
                        i % windows == windows - 1 || i == course.requests().size() - 1)
                .boxed()
                .toList();
        return new Course(
                at(ends, course.requests()),
                at(ends, course.time()),
                ends.stream()
                        .map(end -> typical(course, end - end % windows, end))
                        .toList(),
                at(ends, course.promptTokens()),
                optional(ends, course.outputTokens()),
                optional(ends, course.hitTokens()),
                optional(ends, course.hitDepths()));
    }

    private static <T> List<T> at(List<Integer> places, List<T> values) {
        return places.stream().map(values::get).toList();
    }

    private static double typical(Course course, int first, int last) {
        var logs = 0.0;
        for (var i = first; i <= last; i++) {
            logs += (course.requests().get(i) - (i == 0 ? 0 : course.requests().get(i - 1)))
                    * StrictMath.log(Math.max(
                            LEAST_GAP_NANOS / NANOS, course.typicalGaps().get(i)));
        }
        return StrictMath.exp(logs
                / (course.requests().get(last)
                        - (first == 0 ? 0 : course.requests().get(first - 1))));
    }

    /**
     * Gaps by their logarithms; each belongs to the request that it ends with.
     *
     * @param ascending the gaps, in nanoseconds
     */
    WindowedRanks ofGaps(double[] ascending) {
        var typical = course.typicalGaps().stream()
                .mapToDouble(gap -> StrictMath.log(Math.max(LEAST_GAP_NANOS, gap * NANOS)))
                .toArray();
        return new WindowedRanks(ascending, ends(1), typical, gap -> StrictMath.log(Math.max(LEAST_GAP_NANOS, gap)));
    }

    /** The longest gaps of the windows, for gaps that add up to that. */
    LongestGaps longestGaps(double sum) {
        return new LongestGaps(ends(1), sums(sum, course.time()));
    }

    /**
     * Requests in an order in which windows have the lengths, and the hits, that they have in the source.
     *
     * @param known of each, to a cache
     */
    WindowedOrder ofRequests(int[] prompts, int[] outputs, KnownBeginnings known) {
        var values = new ArrayList<double[]>();
        var targets = new ArrayList<double[]>();
        add(doubles(prompts), course.promptTokens(), values, targets);
        add(doubles(outputs), course.outputTokens(), values, targets);
        add(doubles(known.blocks()), course.hitTokens(), values, targets);
        add(hitDepths(known), course.hitDepths(), values, targets);
        return new WindowedOrder(ends(0), values.toArray(double[][]::new), targets.toArray(double[][]::new));
    }

    private static void add(double[] kind, List<Double> shares, List<double[]> values, List<double[]> targets) {
        if (!shares.isEmpty()) {
            values.add(kind);
            targets.add(sums(Arrays.stream(kind).sum(), shares));
        }
    }

    private static List<Double> optional(List<Integer> ends, List<Double> shares) {
        return shares.isEmpty() ? shares : at(ends, shares);
    }

    private static double[] hitDepths(KnownBeginnings known) {
        var weighed = new double[known.blocks().length];
        Arrays.setAll(weighed, i -> known.blocks()[i] * StrictMath.log(known.depths()[i] + 1.0));
        return weighed;
    }

    private static double[] doubles(int[] tokens) {
        return Arrays.stream(tokens).asDoubleStream().toArray();
    }

    private static double[] sums(double all, List<Double> shares) {
        var sums = new double[shares.size()];
        Arrays.setAll(sums, i -> all * (shares.get(i) - (i == 0 ? 0 : shares.get(i - 1))));
        return sums;
    }

    private int[] ends(int without) {
        var upTo = course.requests();
        var all = upTo.get(upTo.size() - 1);
        return upTo.stream()
                .mapToInt(count -> (int) Math.max(0, StrictMath.rint((double) count * requests / all) - without))
                .toArray();
    }
}
