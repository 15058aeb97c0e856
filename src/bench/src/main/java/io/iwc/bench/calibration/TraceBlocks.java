package io.iwc.bench.calibration;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A trace as a law: runs of {@value #BLOCK} requests in random order, dealt to both sides in turn, each run with the gaps
 * it had. What was long in the trace is on both sides, so that the two differ by chance alone.
 */
record TraceBlocks(Workload trace) implements Law {
    private static final int BLOCK = 100;

    @Override
    public String name() {
        return trace.name() + ", runs of " + BLOCK + " requests";
    }

    @Override
    public Pair draw(long pair, int size) {
        var starts = new ArrayList<Integer>();
        for (var i = 0; i + BLOCK <= trace.requests().size(); i += BLOCK) {
            starts.add(i);
        }
        Collections.shuffle(starts, new Random(pair));
        var sides = List.of(new ArrayList<Integer>(), new ArrayList<Integer>());
        for (var i = 0; i < starts.size(); i++) {
            sides.get(i % 2).add(starts.get(i));
        }
        return new Pair(side(sides.get(0), size), side(sides.get(1), size));
    }

    private Workload side(List<Integer> starts, int size) {
        var requests = new ArrayList<Request>();
        var now = 0L;
        for (var start : starts) {
            for (var i = start; i < start + BLOCK && requests.size() < size; i++) {
                var gap = i == 0
                        ? 0
                        : trace.requests().get(i).arrivalNanos()
                                - trace.requests().get(i - 1).arrivalNanos();
                now += gap;
                requests.add(trace.requests().get(i).toBuilder().arrivingAt(now).build());
            }
        }
        return Workload.of(trace.name(), requests, Manifest.of("bench"));
    }
}
