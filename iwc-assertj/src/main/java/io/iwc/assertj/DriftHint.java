package io.iwc.assertj;

import io.iwc.drift.Drift;
import io.iwc.drift.MetricDelta;
import io.iwc.drift.Shift;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** The probable cause of a change since the baseline, from prompts, caps and reuse. */
final class DriftHint {
    private static final double NOTABLE = 0.05;

    private DriftHint() {}

    /** A sentence, or empty if nothing is notable. */
    static String of(Drift drift) {
        var prompt = drift.delta(Metric.PROMPT_TOKENS_P50);
        if (!isNotable(prompt)) {
            return drift.shifts().stream().map(Shift::text).collect(Collectors.joining(", "));
        }
        var grew = prompt.absolute().value() > 0;
        var parts = new ArrayList<String>();
        parts.add("the median prompt " + (grew ? "grew " : "shrank ") + shown(prompt) + " tokens");
        var cap = drift.delta(MetricFamily.TOKEN_CAP.at(Percentile.P50));
        if (cap.absolute().isDefined()) {
            parts.add(cap.isChange() ? "caps went " + shown(cap) : "caps did not");
        }
        var reuse = drift.delta(Metric.SESSION_REUSE_MEAN).absolute();
        if (!reuse.isDefined()) {
            return String.join(", ", parts);
        }
        return String.join(", ", parts) + ", " + reuseHint(reuse.value(), grew);
    }

    private static String reuseHint(double reuse, boolean grew) {
        if (Math.abs(reuse) <= NOTABLE) {
            return grew
                    ? "reuse is unchanged: new context, not history"
                    : "reuse is unchanged: less context, not less history";
        }
        if (reuse > 0) {
            return grew ? "reuse rose: more history is sent again" : "reuse rose: each turn adds fewer new tokens";
        }
        return grew
                ? "reuse fell: each turn adds more new tokens, or new content precedes the history"
                : "reuse fell: less history is sent again";
    }

    private static boolean isNotable(MetricDelta delta) {
        var relative = delta.relative();
        return relative.isDefined() && Math.abs(relative.value()) > NOTABLE;
    }

    private static String shown(MetricDelta delta) {
        return whole(delta.baseline().value()) + " -> " + whole(delta.current().value());
    }

    private static String whole(double tokens) {
        return tokens == Math.rint(tokens) ? Digits.whole(tokens) : Digits.significant(tokens);
    }
}
