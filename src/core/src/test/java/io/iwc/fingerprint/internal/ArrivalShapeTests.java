package io.iwc.fingerprint.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.fingerprint.Examples;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalShapeTests {
    @ParameterizedTest
    @CsvSource({ // metrics.md 6.3
        "0 100,               20,  2,",
        "0 0 100,             30,  3, 1.4142135623730951",
        "0 100 300,           10,  3, 0.4714045207910317",
        "0 999 1000 1999 2000, 2.5, 2, 1.152391137302493",
        "5 1 3,               750, 3, 0",
        "0 0,                 ,    2,",
    })
    void agreesWithTheReference(String millis, Double meanRps, double peak, Double cv) {
        var shape = ofMillis(LongStream.of(
                Stream.of(millis.split(" ")).mapToLong(Long::parseLong).toArray()));

        assertThat(shape.peakRps1s().value()).isEqualTo(peak);
        assertMeasured(shape.meanRps(), meanRps);
        assertMeasured(shape.burstinessCv(), cv);
    }

    private static void assertMeasured(Measurement measurement, Double expected) {
        if (expected == null) {
            assertThat(measurement.isDefined()).isFalse();
        } else {
            assertThat(measurement.value()).isCloseTo(expected, within(1e-15));
        }
    }

    @Test
    void saysWhyNothingCanBeSaidOfOneRequest() {
        var one = ofMillis(LongStream.of(7));

        assertThat(one.spanSeconds()).isEqualTo(Measurement.of(0));
        assertThat(one.peakRps1s()).isEqualTo(Measurement.of(1));
        assertThat(one.meanRps().reason()).isEqualTo("fewer than two requests");
        assertThat(one.gapRate().reason()).isEqualTo("fewer than two requests");
        assertThat(one.peakToMean().reason()).isEqualTo("fewer than two requests");
        assertThat(one.burstinessCv().reason()).isEqualTo("fewer than two requests");
        assertThat(one.gapSummary().mean().reason()).isEqualTo("fewer than two requests");
        assertThat(one.gapMedianToMean().reason()).isEqualTo("fewer than two requests");
        assertThat(one.tieShare().reason()).isEqualTo("fewer than two requests");
        assertThat(one.gammaShape().reason()).isEqualTo("fewer than two gaps above zero");
        assertThat(one.gapLag1Pearson().reason()).isEqualTo("fewer than four gaps");
        assertThat(one.dispersion(1).reason()).isEqualTo("fewer than two complete windows of 1 s");
        assertThat(one.pattern()).isEqualTo("unknown");
    }

    @Test
    void saysWhyRequestsOfOneInstantHaveNoRate() {
        var instant = ofMillis(LongStream.of(3, 3, 3));

        assertThat(instant.meanRps().reason()).isEqualTo("all requests arrive at the same instant");
        assertThat(instant.gapRate().reason()).isEqualTo("all requests arrive at the same instant");
        assertThat(instant.burstinessCv().reason()).isEqualTo("all requests arrive at the same instant");
        assertThat(instant.gapMedianToMean().reason()).isEqualTo("all requests arrive at the same instant");
        assertThat(instant.tieShare()).isEqualTo(Measurement.of(1));
        assertThat(instant.peakToMean()).isEqualTo(Measurement.of(1));
    }

    @Test
    void saysThatOneGapHasNoSpreadAndEqualGapsNoShape() {
        assertThat(ofMillis(LongStream.of(0, 100)).burstinessCv().reason()).isEqualTo("one gap has no spread");
        var clock = ofMillis(LongStream.range(0, 10).map(i -> 100 * i));
        assertThat(clock.gammaShape().reason()).isEqualTo("all gaps are equal");
        assertThat(clock.gapLag1Spearman().reason()).isEqualTo("all gaps are equal");
        assertThat(clock.gapLag1Pearson().reason()).isEqualTo("all gaps are equal");
    }

    @Test
    void carriesTheReasonWhereTimesAreUnknown() {
        var measurements = new TreeMap<Metric, Measurement>();

        ArrivalShape.undefined(ReasonCode.ORDER_ONLY).putInto(measurements);

        assertThat(measurements.remove(Metric.of("arrivals.gap.n"))).isEqualTo(Measurement.of(0));
        assertThat(measurements.values()).hasSize(24).containsOnly(Measurement.undefined("arrivals are ordinals"));
    }

    @Test
    void leavesTheCutOffWindowOutOfDispersion() {
        // seconds 0 and 1 hold 3 and 1 requests, second 2 is cut off by the last arrival: variance 2, mean 2
        var shape = ofMillis(LongStream.of(0, 100, 200, 1000, 2000, 2001, 2002));

        assertThat(shape.dispersion(1)).isEqualTo(Measurement.of(1));
        assertThat(shape.peakRps1s()).isEqualTo(Measurement.of(3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isOneInEveryReadingOfAPoissonProcess(long seed) {
        var random = new Random(seed);
        var now = new double[1];
        var shape = ArrivalShape.at(LongStream.range(0, 20_000)
                .map(i -> Math.round(now[0] -= 1e9 / 5 * Math.log(1 - random.nextDouble())))
                .toArray());

        assertThat(shape.burstinessCv().value()).isCloseTo(1, within(0.05));
        assertThat(shape.dispersion(1).value()).isCloseTo(1, within(0.1));
        assertThat(shape.gammaShape().value()).isCloseTo(1, within(0.05));
        assertThat(shape.gapMedianToMean().value()).isCloseTo(Math.log(2), within(0.03));
        assertThat(shape.gapLag1Spearman().value()).isCloseTo(0, within(0.03));
        assertThat(shape.pattern()).isEqualTo("mixed / poisson-ish");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesNotChangeItsRatiosWhenTheClockRunsFaster(long seed) {
        var random = new Random(seed);
        var times = random.longs(200, 0, 100_000).toArray();

        var slow = ArrivalShape.at(LongStream.of(times).map(t -> 1000 * t).toArray());
        var fast = ArrivalShape.at(times);

        assertThat(slow.burstinessCv()).isEqualTo(fast.burstinessCv());
        assertThat(slow.gapLag1Spearman()).isEqualTo(fast.gapLag1Spearman());
        assertThat(slow.gapMedianToMean().value())
                .isCloseTo(fast.gapMedianToMean().value(), within(1e-12));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private static ArrivalShape ofMillis(LongStream millis) {
        return ArrivalShape.at(millis.map(Examples::millis).toArray());
    }
}
