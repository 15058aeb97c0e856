package io.iwc.drift;

import io.iwc.IwcException;
import io.iwc.metric.Metric;
import java.io.Serial;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * A gate on a metric that neither side has: the id is mistyped, or a block size was not measured.
 *
 * @since 0.1
 */
public final class UnknownMetricException extends IwcException {
    private static final int SUGGESTIONS = 3;

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownMetricException(Metric metric, Collection<Metric> known) {
        super("metric: found " + metric + ", which neither side has" + suggestions(metric, known));
    }

    private static String suggestions(Metric metric, Collection<Metric> known) {
        var alike = known.stream()
                .filter(candidate -> commonPrefix(metric.id(), candidate.id()) > 0)
                .sorted(Comparator.comparingInt((Metric candidate) -> -commonPrefix(metric.id(), candidate.id()))
                        .thenComparing(Metric::id))
                .limit(SUGGESTIONS)
                .map(Metric::id)
                .collect(Collectors.joining(", "));
        return alike.isEmpty() ? "" : ", expected for instance " + alike;
    }

    private static int commonPrefix(String one, String other) {
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
