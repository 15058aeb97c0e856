package io.iwc.fingerprint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums over windows of equally many requests, two of which become one whenever there are too many. */
final class WindowSums {
    static final int DIGITS = 6;

    private static final int MOST_WINDOWS = 1024;
    private static final int LEAST_WIDTH = 8;

    private final double[] sums = new double[MOST_WINDOWS];
    private long width = LEAST_WIDTH;
    private long requests;

    /** Takes the value of the next request. */
    void add(double value) {
        if (requests == width * MOST_WINDOWS) {
            for (var i = 0; i < MOST_WINDOWS / 2; i++) {
                sums[i] = sums[2 * i] + sums[2 * i + 1];
            }
            Arrays.fill(sums, MOST_WINDOWS / 2, MOST_WINDOWS, 0);
            width *= 2;
        }
        sums[(int) (requests++ / width)] += value;
    }

    long requests() {
        return requests;
    }

    /** How many windows there are. */
    int size() {
        return (int) ((requests + width - 1) / width);
    }

    double sum(int window) {
        return sums[window];
    }

    /** Up to how many requests a window goes. */
    long end(int window) {
        return Math.min(requests, (window + 1) * width);
    }

    /** The share of the whole up to and with each window, to a millionth; a whole of nothing is spread evenly. */
    List<Double> shares() {
        var all = Arrays.stream(sums).sum();
        var shares = new ArrayList<Double>();
        var gone = 0.0;
        for (var i = 0; i < size(); i++) {
            gone += sums[i];
            var share = all == 0 ? (double) end(i) / requests : Math.min(1, gone / all);
            shares.add(
                    i == size() - 1
                            ? 1
                            : BigDecimal.valueOf(share)
                                    .setScale(DIGITS, RoundingMode.HALF_EVEN)
                                    .doubleValue());
        }
        return shares;
    }
}
