package io.iwc.simulator.calibrate.internal;

import io.iwc.simulator.internal.StepLoad;
import io.iwc.simulator.internal.StepObserver;
import java.util.ArrayList;
import java.util.List;

/** The steps of a prediction, summed up over time: what was computed between two instants. One replica. */
final class StepLog implements StepObserver {
    private final List<Long> starts = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private final List<double[]> sums = new ArrayList<>(); // of the features up to and without each step

    StepLog() {
        sums.add(new double[Features.COUNT]);
    }

    @Override
    public void step(int replica, long fromNanos, long toNanos, StepLoad load) {
        starts.add(fromNanos);
        ends.add(toNanos);
        sums.add(Features.plus(sums.get(sums.size() - 1), Features.of(load)));
    }

    /** What was computed between two instants; of a step that one of them falls into, its share of the step. */
    double[] between(long fromNanos, long toNanos) {
        return Features.minus(until(toNanos), until(fromNanos));
    }

    private double[] until(long nanos) {
        var step = begunBy(nanos);
        if (step < 0) {
            return sums.get(0);
        }
        var length = ends.get(step) - starts.get(step);
        var share = length == 0 ? 1 : Math.min(1, (double) (nanos - starts.get(step)) / length);
        var before = sums.get(step);
        return Features.plus(before, Features.times(Features.minus(sums.get(step + 1), before), share));
    }

    /** The last step that has begun by then; −1 if none has. */
    private int begunBy(long nanos) {
        var low = 0;
        var high = starts.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (starts.get(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
