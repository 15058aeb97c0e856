package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.Arrays;

/**
 * An order of requests in which several of their values add up, window by window, to what they do in a source: requests
 * of two windows change places wherever that brings the sums nearer to it, and at first, while it is hot, also where it
 * does not (simulated annealing; Kirkpatrick, Gelatt and Vecchi, Science 220, 671, 1983).
 */
final class WindowedOrder {
    private static final int TRIES = 60;
    private static final long LEAST_TRIES = 3_000_000;
    private static final double HOTTEST = 10;
    private static final double COLDEST = 1e-3;
    private static final int STAGES = 1_000;

    private final int[] windows;
    private final int[] order;
    private final double[][] values;
    private final double[][] missing;

    /**
     * @param ends of the windows, ascending, the last one the number of requests
     * @param values of the requests, kind by kind, one kind at least
     * @param targets the sums of each kind, by window
     */
    WindowedOrder(int[] ends, double[][] values, double[][] targets) {
        var requests = values[0].length;
        windows = new int[requests];
        for (var window = 0; window < ends.length; window++) {
            Arrays.fill(windows, window == 0 ? 0 : ends[window - 1], ends[window], window);
        }
        order = new int[requests];
        Arrays.setAll(order, i -> i);
        this.values = new double[values.length][];
        missing = new double[values.length][];
        for (var kind = 0; kind < values.length; kind++) {
            var scale = 1 / Math.max(1e-9, deviation(values[kind]));
            this.values[kind] =
                    Arrays.stream(values[kind]).map(value -> value * scale).toArray();
            missing[kind] =
                    Arrays.stream(targets[kind]).map(target -> target * scale).toArray();
            for (var i = 0; i < requests; i++) {
                missing[kind][windows[i]] -= this.values[kind][i];
            }
        }
    }

    private static double deviation(double[] values) {
        var mean = Arrays.stream(values).average().orElse(0);
        return StrictMath.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    /** The request at each place. */
    int[] found(SeededRandom random) {
        var tries = Math.max((long) TRIES * order.length, LEAST_TRIES);
        var hottest = tries > LEAST_TRIES ? COLDEST : HOTTEST; // of so many, there is always a pair that fits
        for (var stage = 0; stage < STAGES; stage++) {
            var heat = hottest * StrictMath.pow(COLDEST / hottest, (double) stage / STAGES);
            for (var left = tries / STAGES; left > 0; left--) {
                var allowed = -heat * StrictMath.log(1 - random.nextDouble());
                tryOut(random.nextInt(order.length), random.nextInt(order.length), allowed);
            }
        }
        return order;
    }

    private void tryOut(int place, int other, double allowed) {
        var window = windows[place];
        var otherWindow = windows[other];
        if (window == otherWindow) {
            return;
        }
        var worse = 0.0;
        for (var kind = 0; kind < values.length; kind++) {
            var step = values[kind][order[other]] - values[kind][order[place]];
            worse += step * (step - missing[kind][window]) + step * (step + missing[kind][otherWindow]);
        }
        if (worse < allowed) {
            for (var kind = 0; kind < values.length; kind++) {
                var step = values[kind][order[other]] - values[kind][order[place]];
                missing[kind][window] -= step;
                missing[kind][otherWindow] += step;
            }
            var request = order[place];
            order[place] = order[other];
            order[other] = request;
        }
    }
}
