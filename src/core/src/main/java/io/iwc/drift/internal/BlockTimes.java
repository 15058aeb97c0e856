package io.iwc.drift.internal;

import io.iwc.fingerprint.internal.ArrivalShape;
import java.util.ArrayList;
import java.util.List;

/** The gaps of each block of two samples in order, to count arrivals in windows of one second. */
final class BlockTimes {
    private final List<Column> gaps = new ArrayList<>();

    BlockTimes(Column first, Column second, int blockLength, int blocksOfFirst, int allBlocks) {
        for (var block = 0; block < allBlocks; block++) {
            gaps.add(new Column());
        }
        add(first, blockLength, 0);
        add(second, blockLength, blocksOfFirst);
    }

    private void add(Column column, int blockLength, int from) {
        for (var i = 0; i < column.size(); i++) {
            gaps.get(from + column.unit(i) / blockLength).add(column.value(i), i);
        }
    }

    /** The index of dispersion of one side, its blocks one after the other; NaN without two complete windows. */
    double dispersion(int[] times) {
        var now = 0.0;
        var window = 0L;
        var count = 1L;
        var sum = 0L;
        var squares = 0.0;
        for (var block = 0; block < times.length; block++) {
            for (var time = 0; time < times[block]; time++) {
                for (var i = 0; i < gaps.get(block).size(); i++) {
                    now += gaps.get(block).value(i);
                    if ((long) now > window) {
                        sum += count;
                        squares += (double) count * count;
                        count = 0;
                        window = (long) now;
                    }
                    count++;
                }
            }
        }
        return window < 2 ? Double.NaN : ArrivalShape.dispersion(window, sum, squares);
    }
}
