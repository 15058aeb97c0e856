package io.iwc.assertj;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** A lower rate than wanted is the highest that meets its targets. */
final class ShouldSustainAtLeast {
    private static final Metric TTFT_P99 = MetricFamily.RUN_TTFT.at(Percentile.P99);
    private static final Metric RATE = Metric.GAP_RATE;

    private ShouldSustainAtLeast() {}

    static FailureMessage of(Sweep sweep, Measurement highest, double rps, Slo slo) {
        var expected = "at least " + ShownBounds.bound(RATE, rps) + " req/s";
        var found = highest.isDefined() ? "the highest sustained rate is " + rate(highest.value()) : highest.reason();
        var hint = hint(sweep, rps, slo);
        return new FailureMessage(
                "Expecting sweep of \"" + sweep.name() + "\" to sustain " + expected + " under " + SloWords.of(slo)
                        + " but " + found + "\n\n" + SweepTable.judged(sweep, slo)
                        + hint.map(text -> "\nhint: " + text).orElse(""),
                highest.isDefined() ? highest.value() : "undefined (" + highest.reason() + ")",
                expected);
    }

    /** The violated target at the first rate that is not sustained. */
    private static Optional<String> hint(Sweep sweep, double rps, Slo slo) {
        var rated = sweep.points().stream()
                .filter(point -> !point.level().isClosedLoop())
                .sorted(Comparator.comparingDouble(SweepPoint::rate))
                .toList();
        if (rated.isEmpty()) {
            return Optional.of("give the sweep rates; concurrency alone is a closed loop");
        }
        return rated.stream()
                .filter(point -> !point.sustains(slo))
                .findFirst()
                .map(point -> "at " + point + " " + cause(point, slo))
                .or(() -> Optional.of("every tested rate is sustained, the highest is "
                        + rate(rated.get(rated.size() - 1).rate()) + "; test " + rate(rps) + " to know"));
    }

    private static String cause(SweepPoint point, Slo slo) {
        var run = point.run().withSlo(slo);
        var lateness = Lateness.of(run, Optional.empty());
        if (!lateness.isEmpty()) {
            return lateness;
        }
        var errors = run.measurement(Metric.RUN_ERROR_RATE);
        if (errors.isDefined() && errors.value() > 0) {
            return Digits.decimals(errors.value()) + " of the requests failed";
        }
        var response = run.measurement(Metric.RUN_RESPONSE_TTFT_P99);
        var ttft = run.measurement(TTFT_P99);
        if (slo.ttft().filter(target -> exceeds(response, target)).isEmpty()) {
            var others = new Slo(Optional.empty(), slo.tpot(), slo.latency());
            return "requests start in time and then miss " + SloWords.of(others);
        }
        return "TTFT P99 is " + Digits.seconds(response.value()) + ", " + Digits.seconds(ttft.value())
                + " of it from the send: "
                + (ttft.value() > response.value() / 2
                        ? "the server is too slow or queues"
                        : "requests wait for a slot");
    }

    private static boolean exceeds(Measurement measured, Duration target) {
        return measured.isDefined() && measured.value() > Seconds.of(target);
    }

    private static String rate(double value) {
        return ShownBounds.bound(RATE, value) + " req/s";
    }
}
