package io.iwc.bench.calibration;

import io.iwc.workload.Workload;

/** What pairs of workloads are drawn from that differ by chance alone. */
interface Law {
    String name();

    /** The same pair for the same number. */
    Pair draw(long pair, int size);

    /** Two independent draws. */
    record Pair(Workload baseline, Workload current) {}
}
