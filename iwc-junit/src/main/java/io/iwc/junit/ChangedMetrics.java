package io.iwc.junit;

import io.iwc.metric.DefaultGate;
import io.iwc.metric.MetricCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an update of a baseline changed, for the console: those that gates look at first, and not a page of all others. */
final class ChangedMetrics {
    private static final int MOST = 12;

    private ChangedMetrics() {}

    /**
     * Lines of their own, each after a line break.
     *
     * @param changes {@code tokens.prompt.p90 75.80 -> 96.00}, one a metric
     */
    static String of(List<String> changes) {
        if (changes.isEmpty()) {
            return ": nothing changed";
        }
        var gated = gated();
        var shown = changes.stream()
                .sorted(Comparator.comparing(change -> !gated.contains(change.substring(0, change.indexOf(' ')))))
                .limit(MOST)
                .map(change -> "\n  " + change)
                .collect(Collectors.joining());
        var left = changes.size() - MOST;
        return shown + (left > 0 ? "\n  and " + left + " more, in the difference of the file" : "");
    }

    private static Set<String> gated() {
        return MetricCatalogue.matching("").stream()
                .flatMap(info -> info.gates().stream())
                .map(DefaultGate::metric)
                .map(metric -> metric.id())
                .collect(Collectors.toSet());
    }
}
