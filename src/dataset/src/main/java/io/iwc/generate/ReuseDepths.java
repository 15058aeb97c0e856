package io.iwc.generate;

import io.iwc.fingerprint.CurvePoint;
import java.util.List;

/**
 * How far back the beginnings of prompts are found again, as the depth in blocks of each equal share of hits. A law to
 * draw from, and where it was drawn from a workload has a curve of its own, by which the law is moved.
 *
 * @param depths ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReuseDepths(double[] depths) {
    private static final int SHARES = 64;
    private static final double MOST_MOVE = 4;

    /** That of a curve of hit shares by capacity, which has a point. */
    static ReuseDepths of(List<CurvePoint> curve) {
        var depths = new double[SHARES];
        var all = curve.get(curve.size() - 1).ratio();
        for (var i = 0; i < SHARES; i++) {
            depths[i] = depth(curve, all * (i + 0.5) / SHARES);
        }
        return new ReuseDepths(depths);
    }

    private static double depth(List<CurvePoint> curve, double share) {
        var below = new CurvePoint(1, 0);
        for (var point : curve) {
            if (point.ratio() >= share) {
                var rise = point.ratio() - below.ratio();
                var part = rise == 0 ? 1 : (share - below.ratio()) / rise;
                return below.blocks() + part * (point.blocks() - below.blocks());
            }
            below = point;
        }
        return below.blocks();
    }

    /** The depth at a place 0..1. */
    double at(double place) {
        return depths[(int) Math.min(SHARES - 1, place * SHARES)];
    }

    /** This law, deeper where what was made of it is shallower than the source. */
    ReuseDepths moved(ReuseDepths made, ReuseDepths source) {
        var moved = new double[SHARES];
        for (var i = 0; i < SHARES; i++) {
            var ratio = Math.max(1 / MOST_MOVE, Math.min(MOST_MOVE, source.depths[i] / Math.max(1, made.depths[i])));
            moved[i] = Math.max(1, depths[i]) * StrictMath.sqrt(ratio);
            moved[i] = i == 0 ? moved[i] : Math.max(moved[i], moved[i - 1]);
        }
        return new ReuseDepths(moved);
    }

    /** The mean distance of the logarithms. */
    double distance(ReuseDepths other) {
        var distance = 0.0;
        for (var i = 0; i < SHARES; i++) {
            distance += Math.abs(StrictMath.log(Math.max(1, depths[i])) - StrictMath.log(Math.max(1, other.depths[i])));
        }
        return distance / SHARES;
    }
}
