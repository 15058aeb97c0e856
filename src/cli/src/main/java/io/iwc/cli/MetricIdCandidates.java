package io.iwc.cli;

import io.iwc.metric.MetricCatalogue;
import java.util.Iterator;

/** The ids of all metrics, for a shell to complete. */
final class MetricIdCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return MetricCatalogue.ids().iterator();
    }
}
