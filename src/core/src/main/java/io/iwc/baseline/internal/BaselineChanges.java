package io.iwc.baseline.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measured;
import java.util.List;
import java.util.TreeSet;

/** What a baseline that is written anew changes. */
final class BaselineChanges {
    private BaselineChanges() {}

    /** {@code old -> new} by id, also where the two are not comparable: nothing is judged here. */
    static List<String> between(Measured old, Measured now) {
        var metrics = new TreeSet<>(old.measurements().keySet());
        metrics.addAll(now.measurements().keySet());
        return metrics.stream()
                .filter(metric -> !old.measurement(metric).equals(now.measurement(metric)))
                .map(metric -> metric + " " + Digits.of(metric, old.measurement(metric)) + " -> "
                        + Digits.of(metric, now.measurement(metric)))
                .toList();
    }
}
