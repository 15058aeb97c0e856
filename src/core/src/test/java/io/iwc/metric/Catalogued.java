package io.iwc.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What holds of everything that is measured: the catalogue knows it, and why it may be undefined. */
public final class Catalogued {
    private Catalogued() {}

    public static void check(Map<Metric, Measurement> measurements) {
        assertThat(measurements).isNotEmpty();
        assertThat(measurements.keySet())
                .allSatisfy(metric ->
                        assertThat(MetricCatalogue.find(metric)).as(metric.id()).isPresent());
        measurements.forEach((metric, measurement) -> measurement.why().ifPresent(reason -> {
            var known = MetricCatalogue.of(metric).reasons();
            assertThat(reason.code()).as(metric + ": " + reason).isPresent();
            assertThat(reason.code().filter(code -> code == ReasonCode.ONE_VALUE || known.contains(code)))
                    .as(metric + ": " + reason)
                    .isPresent();
        }));
    }
}
