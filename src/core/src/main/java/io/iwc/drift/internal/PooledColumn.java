package io.iwc.drift.internal;

import io.iwc.statistics.internal.MarginDistance;
import java.util.Arrays;

/** One quantity of two samples together, in ascending order, each number with the block that it is from. */
final class PooledColumn {
    private final double[] values;
    private final int[] blocks;
    private final int[] within;

    PooledColumn(Column first, Column second, int blockLength, int blocksOfFirst) {
        var size = first.size() + second.size();
        var unordered = new double[size];
        var blockOf = new int[size];
        for (var i = 0; i < size; i++) {
            var isFirst = i < first.size();
            var column = isFirst ? first : second;
            var index = isFirst ? i : i - first.size();
            unordered[i] = column.value(index);
            blockOf[i] = column.unit(index) / blockLength + (isFirst ? 0 : blocksOfFirst);
        }
        values = unordered.clone();
        Arrays.sort(values);
        var places = new int[size];
        var taken = new int[size];
        for (var i = 0; i < size; i++) {
            places[i] = firstOf(unordered[i]);
        }
        blocks = new int[size];
        for (var i = 0; i < size; i++) {
            blocks[places[i] + taken[places[i]]++] = blockOf[i];
        }
        within = MarginDistance.within(values);
    }

    private int firstOf(double value) {
        var low = 0;
        var high = values.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What both sides of a draw have. */
    Sides sides(Draw draw) {
        return new Sides(upTo(draw.before()), upTo(draw.now()));
    }

    private long[] upTo(int[] times) {
        var counts = new long[values.length + 1];
        for (var i = 0; i < values.length; i++) {
            counts[i + 1] = counts[i] + times[blocks[i]];
        }
        return counts;
    }

    /** One draw: for each place how many numbers of a side are before it. */
    final class Sides {
        private final long[] before;
        private final long[] now;

        private Sides(long[] before, long[] now) {
            this.before = before;
            this.now = now;
        }

        /** How far the sides are apart; NaN if one has no number. */
        double distance() {
            var all = before[values.length];
            var other = now[values.length];
            return all == 0 || other == 0
                    ? Double.NaN
                    : MarginDistance.of(values, within, before, now, all / ((double) all + other));
        }

        /** The quantile of either side, interpolated as that of a fingerprint is; NaN if a side has no number. */
        Move quantiles(double share) {
            return new Move(quantile(before, share), quantile(now, share));
        }

        private double quantile(long[] upTo, double share) {
            var all = upTo[values.length];
            if (all == 0) {
                return Double.NaN;
            }
            var position = share * (all - 1);
            var rank = (long) position;
            var value = number(upTo, rank);
            return rank == position ? value : value + (position - rank) * (number(upTo, rank + 1) - value);
        }

        /** The number that so many others of a side stand before. */
        private double number(long[] upTo, long rank) {
            var low = 0;
            var high = values.length - 1;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (upTo[middle + 1] > rank) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return values[low];
        }
    }
}
