package io.iwc.run.internal;

import io.iwc.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Why the latencies of a run are not to be believed. */
public final class RunAudit {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private RunAudit() {}

    public static List<String> reasons(RunMetrics metrics, Duration budget, boolean complete) {
        var reasons = new ArrayList<String>();
        if (!complete) {
            reasons.add(InvalidReason.INCOMPLETE.of());
        }
        var lag = metrics.measurement(Metric.RUN_SCHEDULE_LAG_P99);
        if (lag.isDefined() && lag.value() > budget.toNanos() / 1e9) {
            reasons.add(InvalidReason.CLIENT_LIMITED.of(millis(lag.value() * 1e3), millis(budget.toNanos() / 1e6)));
        }
        var ok = metrics.measurement(Metric.RUN_REQUESTS_OK);
        if (ok.isDefined() && ok.value() == 0) {
            reasons.add(InvalidReason.NO_REQUEST_SUCCEEDED.of());
        }
        return List.copyOf(reasons);
    }

    private static String millis(double value) {
        return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString() + " ms";
    }
}
