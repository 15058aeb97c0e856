package io.iwc.drift.internal;

import java.util.List;

/**
 * How long the blocks of a circular block bootstrap have to be for what depends on each other to stay together: the
 * automatic choice of Politis and White, with the correction of Patton, Politis and White (2009); the longest of
 * several series, and never below three times the cube root of their length.
 *
 * @see <a href="https://doi.org/10.1080/07474930802459016">Patton, Politis and White (2009)</a>
 */
final class BlockLength {
    private final double[] deviations;
    private final double variance;

    private BlockLength(double[] series) {
        var sum = 0.0;
        for (var value : series) {
            sum += value;
        }
        deviations = new double[series.length];
        for (var i = 0; i < series.length; i++) {
            deviations[i] = series[i] - sum / series.length;
        }
        variance = covariance(0);
    }

    /** The length for these series, which are equally long. */
    static int of(List<double[]> series) {
        var size = series.get(0).length;
        var longest = 3 * Math.cbrt(size);
        for (var values : series) {
            longest = Math.max(longest, new BlockLength(values).best());
        }
        return (int) Math.ceil(Math.min(longest, Math.max(1, Math.min(3 * Math.sqrt(size), size / 6.0))));
    }

    private double best() {
        var size = deviations.length;
        if (variance == 0) {
            return 1;
        }
        var width = 2 * memory();
        var spectrum = variance;
        var slope = 0.0;
        for (var lag = 1; lag <= Math.min(width, size - 1); lag++) {
            var weighted = Math.min(1, 2 * (1 - (double) lag / width)) * covariance(lag);
            spectrum += 2 * weighted;
            slope += 2 * lag * weighted;
        }
        var spread = 4.0 / 3 * spectrum * spectrum;
        return Math.cbrt(2 * slope * slope / spread) * Math.cbrt(size);
    }

    /** The lag after which no correlation stands out for a while. */
    private int memory() {
        var size = deviations.length;
        var run = Math.max(5, (int) Math.sqrt(StrictMath.log10(size)));
        var limit = (int) Math.ceil(Math.sqrt(size)) + run;
        var noise = Math.sqrt(StrictMath.log10(size) / size);
        var quiet = 0;
        for (var lag = 1; lag <= Math.min(limit, size - 1); lag++) {
            quiet = Math.abs(covariance(lag) / variance) < noise ? quiet + 1 : 0;
            if (quiet == run) {
                return Math.max(1, lag - run);
            }
        }
        return limit;
    }

    private double covariance(int lag) {
        var sum = 0.0;
        for (var i = lag; i < deviations.length; i++) {
            sum += deviations[i] * deviations[i - lag];
        }
        return sum / deviations.length;
    }
}
