package io.iwc.simulator.calibrate.internal;

import io.iwc.simulator.internal.StepLoad;
import io.iwc.simulator.internal.StepObserver;
import io.iwc.simulator.internal.StepTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of a prediction, summed up over time: what was computed between two instants. Of several replicas it is what
 * the one computed that had a step end at the second instant, as whoever answers a request has at each of its tokens;
 * if more or fewer than one had, what one of them computed on average.
 */
final class StepLog implements StepObserver {
    private final List<Replica> replicas;
    private final Optional<StepTime> lockstep;

    /**
     * A log of no step.
     *
     * @param replicas of the server, ≥ 1
     */
    StepLog(int replicas) {
        this(replicas, Optional.empty());
    }

    private StepLog(int replicas, Optional<StepTime> lockstep) {
        this.replicas = Stream.generate(Replica::new).limit(replicas).toList();
        this.lockstep = lockstep;
    }

    /** A log of replicas in lockstep: of steps that begin together, what the one computed that took longest. */
    static StepLog ofLockstep(StepTime time) {
        return new StepLog(1, Optional.of(time));
    }

    @Override
    public void step(int replica, long fromNanos, long toNanos, StepLoad load) {
        if (lockstep.isPresent()) {
            replicas.get(0).addLongest(fromNanos, toNanos, load, lockstep.get().nanos(load));
        } else {
            replicas.get(replica).add(fromNanos, toNanos, Features.of(load));
        }
    }

    /** What was computed between two instants; of a step that one of them falls into, its share of the step. */
    double[] between(long fromNanos, long toNanos) {
        var ended = replicas.stream().filter(replica -> replica.endsAt(toNanos)).toList();
        var counted = ended.size() == 1 ? ended : replicas;
        return Features.times(
                counted.stream()
                        .map(replica -> replica.between(fromNanos, toNanos))
                        .reduce(Features::plus)
                        .orElseThrow(),
                1.0 / counted.size());
    }

    /** The steps of one replica. */
    private static final class Replica {
        private final List<Long> starts = new ArrayList<>();
        private final List<Long> ends = new ArrayList<>();
        private final List<double[]> sums = new ArrayList<>(); // of the features up to and without each step
        private long longest; // of the last steps, which began together

        private Replica() {
            sums.add(new double[Features.COUNT]);
        }

        private void add(long fromNanos, long toNanos, double[] features) {
            starts.add(fromNanos);
            ends.add(toNanos);
            sums.add(Features.plus(sums.get(sums.size() - 1), features));
        }

        private void addLongest(long fromNanos, long toNanos, StepLoad load, long nanos) {
            var step = starts.size() - 1;
            if (step < 0 || starts.get(step) < fromNanos) {
                add(fromNanos, toNanos, Features.of(load));
                longest = nanos;
            } else if (nanos > longest) {
                sums.set(step + 1, Features.plus(sums.get(step), Features.of(load)));
                longest = nanos;
            }
        }

        private double[] between(long fromNanos, long toNanos) {
            return Features.minus(until(toNanos), until(fromNanos));
        }

        private boolean endsAt(long nanos) {
            var step = begunBy(nanos - 1);
            return step >= 0 && ends.get(step) == nanos;
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
}
