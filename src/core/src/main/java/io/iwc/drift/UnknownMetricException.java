package io.iwc.drift;

import io.iwc.IwcException;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.internal.Nearest;
import java.io.Serial;
import java.util.Collection;

/**
 * A gate on a metric that neither side has: the id is mistyped, or a block size was not measured.
 *
 * @since 0.1
 */
public final class UnknownMetricException extends IwcException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownMetricException(Metric metric, Collection<Metric> known) {
        super("metric: found " + metric + ", which neither side has" + suggestion(metric, known));
    }

    private static String suggestion(Metric metric, Collection<Metric> known) {
        return Nearest.of(metric.id(), known.stream().map(Metric::id).toList())
                .map(id -> ", did you mean " + id + "?")
                .orElseGet(() -> MetricCatalogue.suggestion(metric.id()));
    }
}
