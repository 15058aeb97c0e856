package io.iwc.report.internal;

import io.iwc.run.Slo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;

/** Targets as text: {@code TTFT ≤ 500 ms, TPOT ≤ 50 ms}. */
final class SloLabel {
    private SloLabel() {}

    static String of(Slo slo) {
        var targets = new ArrayList<String>();
        slo.ttft().ifPresent(target -> targets.add("TTFT ≤ " + millis(target)));
        slo.tpot().ifPresent(target -> targets.add("TPOT ≤ " + millis(target)));
        slo.latency().ifPresent(target -> targets.add("latency ≤ " + millis(target)));
        return String.join(", ", targets);
    }

    private static String millis(Duration target) {
        return BigDecimal.valueOf(target.toNanos(), 6).stripTrailingZeros().toPlainString() + " ms";
    }
}
