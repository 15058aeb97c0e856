package io.iwc.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.internal.Records;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepTests {
    private static final Slo SLO = Slo.ttft(Duration.ofMillis(500));

    @Test
    void sustainsWhereNinetyNineOfAHundredRequestsMeetTheSlo() {
        assertThat(point(4, 99, 1).sustains(SLO)).isTrue();
        assertThat(point(4, 98, 2).sustains(SLO)).isFalse();
        assertThat(point(4, 98, 2).attainment(SLO)).isEqualTo(Measurement.of(0.98));
    }

    @Test
    void countsErrorsAsMisses() {
        var records = Stream.concat(
                IntStream.range(0, 98).mapToObj(SweepTests::fast),
                IntStream.range(98, 100).mapToObj(i -> Records.failed(i + 1, i * 100L, ErrorClass.HTTP_5XX)));
        var point = new SweepPoint(SweepLevel.ofRate(4), run(records));

        assertThat(point.attainment(SLO)).isEqualTo(Measurement.of(0.98));
        assertThat(point.sustains(SLO)).isFalse();
    }

    @Test
    void doesNotSustainWhatAnInvalidRunSays() {
        var late = Records.builderOfOk(1, 100, 10, 60, 5).due(0).build();
        var shifted = RequestRecord.builder(1, "req-1", 0)
                .ok("stop")
                .streamed(true)
                .sent(100_000_000)
                .firstToken(110_000_000)
                .lastToken(160_000_000)
                .end(160_000_000)
                .build();

        assertThat(new SweepPoint(SweepLevel.ofRate(4), run(Stream.of(late))).sustains(SLO))
                .isTrue();
        assertThat(new SweepPoint(SweepLevel.ofRate(4), run(Stream.of(shifted))).sustains(SLO))
                .isFalse();
    }

    @Test
    void knowsTheHighestRateBelowWhichAllSustain() {
        var sweep = new Sweep("support", List.of(point(8, 100, 0), point(2, 100, 0), point(4, 90, 10)));

        assertThat(sweep.maxSustainableRate(SLO)).isEqualTo(Measurement.of(2)); // 8 does, but 4 does not
    }

    @Test
    void takesTheBestOfSeveralConcurrencies() {
        var sweep = new Sweep(
                "support",
                List.of(
                        new SweepPoint(SweepLevel.of(2, 1), slow()),
                        new SweepPoint(SweepLevel.of(2, 8), fast()),
                        new SweepPoint(SweepLevel.of(4, 8), fast())));

        assertThat(sweep.maxSustainableRate(SLO)).isEqualTo(Measurement.of(4));
    }

    @Test
    void saysWhyThereIsNoHighestRate() {
        var none = new Sweep("support", List.of(point(2, 90, 10), point(4, 100, 0)));
        var closed = new Sweep("support", List.of(new SweepPoint(SweepLevel.ofConcurrency(8), fast())));

        assertThat(none.maxSustainableRate(SLO))
                .isEqualTo(Measurement.undefined("the lowest rate does not sustain it"));
        assertThat(closed.maxSustainableRate(SLO))
                .isEqualTo(Measurement.undefined("a closed loop has no rate: the sweep has no rates"));
    }

    @Test
    void leavesInvalidAndFailedRunsOutOfTheFrontier() {
        var failed = run(Stream.concat(
                IntStream.range(0, 98).mapToObj(SweepTests::fast),
                IntStream.range(98, 100).mapToObj(i -> Records.failed(i + 1, i * 100L, ErrorClass.HTTP_5XX))));
        var stopped = Records.run(fast(0)).incomplete().build();
        var slow = new SweepPoint(SweepLevel.ofRate(2), slow());
        var fast = new SweepPoint(SweepLevel.ofRate(4), fast());

        var sweep = new Sweep(
                "support",
                List.of(
                        slow,
                        fast,
                        new SweepPoint(SweepLevel.ofRate(8), failed),
                        new SweepPoint(SweepLevel.ofRate(16), stopped)));

        assertThat(sweep.frontier()).containsExactly(fast);
        assertThat(sweep.frontier(Metric.of("run.tpot.p50"), Metric.RUN_GOODPUT))
                .isEmpty(); // no SLO was set
    }

    @Test
    void hasNoRateInAClosedLoop() {
        var point = new SweepPoint(SweepLevel.ofConcurrency(8), fast());

        assertThat(point.concurrency()).isEqualTo(8);
        assertThatIllegalStateException()
                .isThrownBy(point::rate)
                .withMessage("the point concurrency=8 is a closed loop: it has no rate, see run.requestThroughput of"
                        + " its run");
    }

    @Test
    void refusesNoPointsAndTheSameLevelTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sweep("support", List.of()))
                .withMessage("points: found [], expected one or more, each level once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sweep("support", List.of(point(2, 1, 0), point(2, 1, 0))))
                .withMessage("points: found [rate=2.0, rate=2.0], expected one or more, each level once");
    }

    private static SweepPoint point(double rate, int met, int missed) {
        var records = IntStream.range(0, met + missed).mapToObj(i -> i < met ? fast(i) : slow(i));
        return new SweepPoint(SweepLevel.ofRate(rate), run(records));
    }

    private static Run fast() {
        return run(IntStream.range(0, 10).mapToObj(SweepTests::fast));
    }

    private static Run slow() {
        return run(IntStream.range(0, 10).mapToObj(SweepTests::slow));
    }

    private static RequestRecord fast(int index) {
        return Records.ok(index + 1, index * 100L, 400, 900, 11);
    }

    private static RequestRecord slow(int index) {
        return Records.ok(index + 1, index * 100L, 600, 1100, 11);
    }

    private static Run run(Stream<RequestRecord> records) {
        return Records.run(records.toArray(RequestRecord[]::new)).build();
    }
}
