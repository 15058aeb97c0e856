package io.iwc.drift.internal;

/** Sums over one quantity in each block of two samples. */
final class BlockSums {
    private final double[] counts;
    private final double[] sums;
    private final double[] squares;

    BlockSums(Column first, Column second, int blockLength, int blocksOfFirst, int allBlocks) {
        counts = new double[allBlocks];
        sums = new double[allBlocks];
        squares = new double[allBlocks];
        add(first, blockLength, 0);
        add(second, blockLength, blocksOfFirst);
    }

    private void add(Column column, int blockLength, int from) {
        for (var i = 0; i < column.size(); i++) {
            var block = from + column.unit(i) / blockLength;
            counts[block]++;
            sums[block] += column.value(i);
            squares[block] += column.value(i) * column.value(i);
        }
    }

    double count(int[] times) {
        return total(counts, times);
    }

    double sum(int[] times) {
        return total(sums, times);
    }

    double mean(int[] times) {
        return sum(times) / count(times);
    }

    /** Standard deviation over mean, as for a sample. */
    double coefficientOfVariation(int[] times) {
        var count = count(times);
        var mean = sum(times) / count;
        return Math.sqrt((total(squares, times) - count * mean * mean) / (count - 1)) / mean;
    }

    private static double total(double[] perBlock, int[] times) {
        var total = 0.0;
        for (var block = 0; block < times.length; block++) {
            total += perBlock[block] * times[block];
        }
        return total;
    }
}
