package io.iwc.generate;

import java.util.Arrays;

/**
 * Exchanges the longest gaps of windows, so that each window takes about as long as it did: which of them has a pause is
 * not to be seen in its typical gap.
 */
final class LongestGaps {
    private static final int ROUNDS = 20;

    private final int[] ends;
    private final double[] targets;

    /**
     * @param ends of the windows
     * @param targets sum of the gaps of each window
     */
    LongestGaps(int[] ends, double[] targets) {
        this.ends = ends;
        this.targets = targets;
    }

    void exchangeIn(double[] gaps) {
        for (var round = 0; round < ROUNDS; round++) {
            exchange(gaps);
        }
    }

    private void exchange(double[] gaps) {
        var places = new int[ends.length];
        var wanted = new double[ends.length];
        var count = 0;
        var from = 0;
        for (var window = 0; window < ends.length; window++) {
            if (ends[window] > from) {
                var longest = from;
                var sum = 0.0;
                for (var i = from; i < ends[window]; i++) {
                    longest = gaps[i] > gaps[longest] ? i : longest;
                    sum += gaps[i];
                }
                places[count] = longest;
                wanted[count++] = targets[window] - sum + gaps[longest];
            }
            from = ends[window];
        }
        var longest = new double[count];
        for (var i = 0; i < count; i++) {
            longest[i] = gaps[places[i]];
        }
        Arrays.sort(longest);
        var dealt = Ranks.like(Arrays.copyOf(wanted, count), longest);
        for (var i = 0; i < count; i++) {
            gaps[places[i]] = dealt[i];
        }
    }
}
