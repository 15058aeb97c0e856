package io.iwc.fingerprint;

import io.iwc.fingerprint.RequestCollector.Findings;
import io.iwc.metric.Measurement;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.PrefixMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How deep in the recency order blocks lay when they were used again: what a cache of every size would have kept. */
final class StackDepths {
    private static final int[] SHARES = {50, 90, 99};

    private long[] counts = new long[1 << 10];
    private long total;
    private int deepest;

    void add(int depth) {
        if (depth >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(depth + 1, 2 * counts.length));
        }
        counts[depth]++;
        total++;
        deepest = Math.max(deepest, depth);
    }

    /**
     * Puts the curve and the sizes for shares of the hits of an infinite cache.
     *
     * @param perHit the share of all prompt tokens that one hit is
     */
    void finish(Findings findings, PrefixMetrics metrics, double perHit, Optional<Reason> obstacle) {
        for (var share : SHARES) {
            findings.put(metrics.blocksFor(share), blocksFor(share, obstacle));
        }
        if (obstacle.isEmpty()) {
            findings.curves().put(metrics.curve(), curve(perHit));
        }
    }

    private Measurement blocksFor(int percent, Optional<Reason> obstacle) {
        if (obstacle.isPresent()) {
            return Measurement.undefined(obstacle.get());
        }
        if (total == 0) {
            return Measurement.undefined(ReasonCode.NO_REPEATED_BLOCK);
        }
        var hits = 0L;
        var depth = 0;
        while (100 * hits < percent * total) {
            hits += counts[++depth];
        }
        return Measurement.of(depth);
    }

    private List<CurvePoint> curve(double perHit) {
        var curve = new ArrayList<CurvePoint>();
        var hits = 0L;
        var depth = 0;
        for (var capacity = 1L; ; capacity *= 2) {
            while (depth < Math.min(capacity, deepest)) {
                hits += counts[++depth];
            }
            curve.add(new CurvePoint(capacity, hits * perHit));
            if (capacity >= deepest) {
                return List.copyOf(curve);
            }
        }
    }
}
