package io.iwc.assertj;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;

/** Drifts from a half to three quarters in each metric, with another class. */
final class Drifts {
    private Drifts() {}

    private static Fingerprint shape(String name, double value, String primary) {
        return Shapes.named(name)
                .with("prefill.dominance.p50", value)
                .with("reuse.session.mean", value)
                .with("reuse.prefix.block16", value)
                .with("arrivals.burstinessCv", value)
                .with("arrivals.meanRps", value)
                .with("arrivals.peakRps1s", value)
                .label("class.primary", primary)
                .build();
    }

    static Drift halfToThreeQuarters() {
        return Drift.between(shape("before", 0.5, "interactive-chat"), shape("now", 0.75, "batch/offline"));
    }

    static Drift none() {
        return Drift.between(shape("before", 0.5, "interactive-chat"), shape("now", 0.5, "interactive-chat"));
    }
}
