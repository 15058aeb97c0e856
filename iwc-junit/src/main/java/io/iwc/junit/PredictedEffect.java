package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.baseline.Baseline;
import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.generate.Resynthesis;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizers;
import java.util.Locale;
import java.util.Optional;

/**
 * What a change of shape does to the first token: both sides re-synthesised from their fingerprints, at one rate, on the
 * simulated engine. Says nothing where a side is no fingerprint or cannot be re-synthesised.
 */
final class PredictedEffect {
    private static final int REQUESTS = 300;
    private static final double TELLING = 0.02;

    private PredictedEffect() {}

    /** A clause: {@code at the same rate …}; empty if there is nothing to say. */
    static String of(Drift drift) {
        try {
            var before = fingerprint(drift.baseline());
            var now = fingerprint(drift.current());
            if (before.isEmpty() || now.isEmpty()) {
                return "";
            }
            var rate = rate(before.get());
            return worded(ttft(before.get(), rate), ttft(now.get(), rate), rate);
        } catch (IwcException | IllegalArgumentException notMade) {
            return "";
        }
    }

    private static Optional<Fingerprint> fingerprint(Measured side) {
        if (side instanceof Fingerprint fingerprint) {
            return Optional.of(fingerprint);
        }
        return side instanceof Baseline baseline ? baseline.file().map(FingerprintFile::read) : Optional.empty();
    }

    /** The baseline's own, where its arrivals say one; else one request a second. */
    private static double rate(Fingerprint baseline) {
        var rate = baseline.measurement(Metric.GAP_RATE);
        return rate.isDefined() && baseline.label(Measured.ARRIVAL_SOURCE).isEmpty() ? rate.value() : 1;
    }

    private static Measurement ttft(Fingerprint shape, double rate) {
        var workload = Resynthesis.of(shape)
                .withRequests(REQUESTS)
                .arriving(Arrivals.poisson(rate), Rng.PCG64)
                .generate(shape.name());
        return Engine.of(EngineProfile.named("default"), 0, Tokenizers.whitespace())
                .predict(workload)
                .measurement(Metric.RUN_RESPONSE_TTFT_P99);
    }

    private static String worded(Measurement before, Measurement now, double rate) {
        if (!before.isDefined() || !now.isDefined() || before.value() == 0) {
            return "";
        }
        var change = now.value() / before.value() - 1;
        if (Math.abs(change) < TELLING) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "at the same rate of %s requests/s that is %s predicted TTFT P99 (%s → %s, profile default)",
                Digits.significant(rate),
                percent(change),
                Digits.seconds(before.value()),
                Digits.seconds(now.value()));
    }

    private static String percent(double change) {
        return change > 2
                ? String.format(Locale.ROOT, "%.0f times the", change + 1)
                : String.format(Locale.ROOT, "%+.0f %%", 100 * change);
    }
}
