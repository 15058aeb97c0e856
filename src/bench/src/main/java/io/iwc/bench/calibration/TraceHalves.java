package io.iwc.bench.calibration;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A trace as a law: its requests dealt at random to both sides, each with the time that it had. */
record TraceHalves(Workload trace) implements Law {
    @Override
    public String name() {
        return trace.name() + ", random halves";
    }

    @Override
    public Pair draw(long pair, int size) {
        var shuffled = new ArrayList<>(trace.requests());
        Collections.shuffle(shuffled, new Random(pair));
        var half = shuffled.size() / 2;
        return new Pair(side(shuffled.subList(0, half), size), side(shuffled.subList(half, 2 * half), size));
    }

    private Workload side(List<Request> half, int size) {
        var requests = half.stream()
                .limit(size)
                .sorted(Comparator.comparingLong(Request::arrivalNanos))
                .toList();
        return Workload.of(trace.name(), requests, Manifest.of("bench"));
    }
}
