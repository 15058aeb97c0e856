package io.iwc.simulator;

import static io.iwc.simulator.Workloads.LETTERS;
import static io.iwc.simulator.Workloads.MILLI;
import static io.iwc.simulator.Workloads.ROUND;
import static io.iwc.simulator.Workloads.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.metric.Metric;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.SweepLevel;
import io.iwc.simulator.internal.Engine;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedLoopTests {
    private final Engine engine = Engine.of(ROUND, 42, LETTERS);

    @Test
    void sendsTheNextWhenOneEnds() {
        var workload = Workloads.of(request(0, 100, 1), request(0, 100, 1), request(500, 100, 1));

        var run = engine.closedLoop(1).predict(workload);

        // by hand: each alone takes 10 ms + 100 · 0.1 ms; the arrival of the third is ignored
        assertThat(run.records())
                .extracting(RequestRecord::sentNanos)
                .containsExactly(OptionalLong.of(0), OptionalLong.of(20 * MILLI), OptionalLong.of(40 * MILLI));
        assertThat(run.measurement(Metric.of("run.responseTtft.max")).value()).isEqualTo(0.02);
        assertThat(run.isClosedLoop()).isTrue();
        assertThat(run.options()).containsEntry("maxConcurrency", 1);
    }

    @Test
    void needsNoArrivals() {
        var workload = Workloads.of(Request.lengthOnly(100).withOutputTokens(1));

        assertThat(engine.closedLoop(4).predict(workload).records()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverHasMoreInFlightThanAllowedAndAlwaysAsMany(long seed) {
        var inFlight = (int) seed;

        var records =
                engine.closedLoop(inFlight).predict(Workloads.random(seed)).records();

        for (var record : records.subList(0, records.size() - inFlight)) {
            assertThat(inFlightJustAfter(record.sentNanos().getAsLong(), records))
                    .isLessThanOrEqualTo(inFlight);
            assertThat(inFlightJustAfter(record.endNanos().getAsLong(), records))
                    .as("someone takes the place of %s", record.requestId())
                    .isEqualTo(Math.min(inFlight, notEndedAt(record.endNanos().getAsLong(), records)));
        }
    }

    @Test
    void waitsForASlotOnTheScheduleOfAnOpenLoop() {
        var workload = Workloads.of(request(0, 100, 1), request(5, 100, 1));

        var run = engine.withMaxConcurrency(1).predict(workload);

        // by hand: the second is due at 5 ms, gets its slot at 20 and answers at 40
        var second = run.records().get(1);
        assertThat(second.scheduledNanos()).isEqualTo(5 * MILLI);
        assertThat(second.sentNanos()).hasValue(20 * MILLI);
        assertThat(run.measurement(Metric.of("run.responseTtft.max")).value()).isEqualTo(0.035);
        assertThat(run.measurement(Metric.of("run.ttft.max")).value()).isEqualTo(0.02);
        assertThat(run.measurement(Metric.of("run.scheduleLag.max")).value()).isZero();
        assertThat(run.isClosedLoop()).isFalse();
    }

    @Test
    void givesTheSlotOfARefusedRequestToTheNext() {
        var requests = new ArrayList<Request.Builder>();
        for (var i = 0; i < 5_000; i++) {
            requests.add(request(0, 1_000_000, 1)); // larger than the KV cache
        }
        requests.add(request(0, 100, 1));

        var run = engine.closedLoop(2).predict(Workloads.of(requests.toArray(Request.Builder[]::new)));

        assertThat(run.records())
                .filteredOn(it -> it.outcome() == Outcome.FAILED)
                .hasSize(5_000);
        assertThat(run.records()).filteredOn(it -> it.outcome() == Outcome.OK).hasSize(1);
    }

    @Test
    void isALevelOfASweep() {
        var workload = Workloads.of(request(0, 100, 1), request(5, 100, 1));

        assertThat(engine.at(SweepLevel.ofConcurrency(1)).predict(workload).isClosedLoop())
                .isTrue();
        assertThat(engine.at(SweepLevel.of(2, 1)).predict(workload).options()).containsEntry("maxConcurrency", 1);
        assertThat(engine.at(SweepLevel.ofRate(2))).isSameAs(engine);
    }

    @Test
    void refusesImpossibleNumbersInFlight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.closedLoop(0))
                .withMessage("closed loop: found 0, expected an integer ≥ 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.withMaxConcurrency(-1))
                .withMessage("max concurrency: found -1, expected an integer ≥ 0");
    }

    private static long inFlightJustAfter(long nanos, Iterable<RequestRecord> records) {
        var count = 0L;
        for (var record : records) {
            count +=
                    record.sentNanos().getAsLong() <= nanos && record.endNanos().getAsLong() > nanos ? 1 : 0;
        }
        return count;
    }

    private static int notEndedAt(long nanos, Iterable<RequestRecord> records) {
        var count = 0;
        for (var record : records) {
            count += record.endNanos().getAsLong() > nanos ? 1 : 0;
        }
        return count;
    }
}
