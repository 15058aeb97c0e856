package io.iwc.metric.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.ReasonCode;
import io.iwc.statistics.internal.LongSeries;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SummaryTests {
    @Test
    void putsElevenIdsBelowItsBase() {
        var measurements = new TreeMap<Metric, Measurement>();

        Summary.of(LongSeries.of(1, 2, 3, 4).sample(1), ReasonCode.NOT_MEASURED)
                .putInto(measurements, MetricFamily.TOKEN_CAP);

        assertThat(measurements.keySet())
                .extracting(Metric::id)
                .containsExactly(
                        "tokens.cap.max",
                        "tokens.cap.mean",
                        "tokens.cap.min",
                        "tokens.cap.n",
                        "tokens.cap.p25",
                        "tokens.cap.p50",
                        "tokens.cap.p75",
                        "tokens.cap.p90",
                        "tokens.cap.p95",
                        "tokens.cap.p99",
                        "tokens.cap.std");
        assertThat(measurements.get(Metric.of("tokens.cap", Percentile.P50)).value())
                .isEqualTo(2.5);
    }

    @Test
    void countsNoneAndSaysWhyThereIsNoNumber() {
        var measurements = new TreeMap<Metric, Measurement>();

        Summary.of(LongSeries.of().sample(1), ReasonCode.NONE_OK).putInto(measurements, MetricFamily.RUN_TTFT);

        assertThat(measurements.remove(Metric.of("run.ttft.n"))).isEqualTo(Measurement.of(0));
        assertThat(measurements.values()).hasSize(10).containsOnly(Measurement.undefined("no request succeeded"));
    }

    @Test
    void findsNoSpreadInOneValue() {
        var one = Summary.of(LongSeries.of(7).sample(1), ReasonCode.NOT_MEASURED);

        assertThat(one.std()).isEqualTo(Measurement.undefined("one value has no spread"));
        assertThat(one.percentile(Percentile.P99)).isEqualTo(Measurement.of(7));
    }

    @Test
    void storesFewDistinctValuesExactlyAndManyAsQuantiles() {
        var few = LongSeries.of(LongStream.range(0, 10_000).map(i -> i % 4096).toArray());
        var many = LongSeries.of(LongStream.range(0, 10_000).map(i -> i % 4097).toArray());

        var exact = Summary.of(few.sample(1), ReasonCode.NOT_MEASURED)
                .distribution()
                .orElseThrow();
        var quantiles = Summary.of(many.sample(1), ReasonCode.NOT_MEASURED)
                .distribution()
                .orElseThrow();

        assertThat(exact.isExact()).isTrue();
        assertThat(exact.size()).isEqualTo(4096);
        assertThat(exact.count(0)).isEqualTo(3);
        assertThat(quantiles.isExact()).isFalse();
        assertThat(quantiles.n()).isEqualTo(10_000);
        assertThat(quantiles.size()).isEqualTo(1001);
        assertThat(quantiles.value(1000)).isEqualTo(4096);
    }
}
