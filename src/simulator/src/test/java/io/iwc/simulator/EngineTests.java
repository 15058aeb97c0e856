package io.iwc.simulator;

import static io.iwc.simulator.Workloads.LETTERS;
import static io.iwc.simulator.Workloads.MILLI;
import static io.iwc.simulator.Workloads.ROUND;
import static io.iwc.simulator.Workloads.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EngineTests {
    private final Engine engine = Engine.of(ROUND, 42, LETTERS);

    @Test
    void answersALoneRequestInTheClosedForm() {
        var workload = Workloads.of(request(5, 100, 4));

        var record = engine.predict(workload).records().get(0);

        // by hand: prefill 10 ms + 100 · 0.1 ms; the decodes read 101, 102, 103 tokens of context at 1 µs
        assertThat(record.sentNanos()).hasValue(5 * MILLI);
        assertThat(record.firstTokenNanos()).hasValue(25 * MILLI);
        assertThat(record.itlNanos()).containsExactly(11_101_000, 11_102_000, 11_103_000);
        assertThat(record.lastTokenNanos()).hasValue(25 * MILLI + 33_306_000);
        assertThat(record.endNanos()).isEqualTo(record.lastTokenNanos());
    }

    @Test
    void computesALongPromptInChunksOfTheBudget() {
        var workload = Workloads.of(request(0, 1_100, 1));

        var record = engine.predict(workload).records().get(0);

        // by hand: chunks of 512, 512 and 76 tokens, each step 10 ms
        assertThat(record.firstTokenNanos()).hasValue(30 * MILLI + 110 * MILLI);
    }

    @Test
    void letsALateRequestWaitForTheEndOfTheStep() {
        var workload = Workloads.of(request(0, 100, 2), request(1, 50, 1));

        var records = engine.predict(workload).records();

        // by hand: the first prefill ends at 20 ms; then 10 + 5 (prefill of 50) + 1 + 0.101 ms for both
        assertThat(records.get(0).firstTokenNanos()).hasValue(20 * MILLI);
        assertThat(records.get(1).firstTokenNanos()).hasValue(36_101_000);
        assertThat(records.get(0).lastTokenNanos()).hasValue(36_101_000);
    }

    @Test
    void describesWhatItPredicted() {
        var workload = Workloads.of(Request.text("how long is this")
                .arrivingAt(0)
                .withMaxOutputTokens(3)
                .forModel("some-model")
                .inSession("s")
                .asTurn(2));

        var run = engine.predict(workload);

        assertThat(run.origin()).isEqualTo(Origin.PREDICTED);
        assertThat(run.endpoint().url()).isEqualTo("embedded:round");
        assertThat(run.endpoint().protocol()).isEqualTo("none");
        assertThat(run.endpoint().wire()).isEqualTo("completions");
        assertThat(run.options()).containsEntry("profile", "round").containsEntry("tokenizer", "letters");
        var record = run.records().get(0);
        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.inputTokens()).hasValue(16);
        assertThat(record.outputTokens()).hasValue(3);
        assertThat(record.outputTokensAsked()).hasValue(3);
        assertThat(record.finishReason()).contains("length");
        assertThat(record.model()).contains("some-model");
        assertThat(record.sessionId()).contains("s");
        assertThat(record.turnId()).hasValue(2);
    }

    @Test
    void takesObservedLengthThenCapThenItsOwn() {
        var workload = Workloads.of(
                Request.lengthOnly(10).arrivingAt(0).withOutputTokens(5).withMaxOutputTokens(9),
                Request.lengthOnly(10).arrivingAt(0).withMaxOutputTokens(9),
                Request.text("no length").arrivingAt(0));

        assertThat(engine.predict(workload).records())
                .extracting(record -> record.outputTokens().orElseThrow())
                .containsExactly(5, 9, 64);
        assertThat(engine.withOutputTokens(7).predict(workload).records())
                .extracting(record -> record.outputTokens().orElseThrow())
                .containsExactly(5, 9, 7);
    }

    @Test
    void failsARequestThatCanNeverFit() {
        var workload = Workloads.of(request(0, 4_000, 98), request(0, 4_000, 97));

        var records = engine.predict(workload).records();

        assertThat(records.get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(records.get(0).errorClass()).contains(ErrorClass.HTTP_4XX);
        assertThat(records.get(0).errorDetail())
                .isEqualTo("found 4000 prompt and 98 output tokens, expected at most 4097 together:"
                        + " the KV cache of profile round holds no more");
        assertThat(records.get(1).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void findsThePrefixOfAnEarlierPrompt() {
        var workload = Workloads.of(
                Request.text("a".repeat(64)).arrivingAt(0).withOutputTokens(1),
                Request.text("a".repeat(64) + "b".repeat(36))
                        .arrivingAt(100 * MILLI)
                        .withOutputTokens(1),
                Request.text("a".repeat(64)).arrivingAt(200 * MILLI).withOutputTokens(1));

        var records = engine.predict(workload).records();

        assertThat(records)
                .extracting(record -> record.cachedPromptTokens().orElseThrow())
                .containsExactly(0, 64, 48);
        assertThat(records.get(1).firstTokenNanos()).hasValue(100 * MILLI + 10 * MILLI + 36 * MILLI / 10);
    }

    @Test
    void stopsARequestWhenItsClientHangsUp() {
        var hangsUp = new Sampling(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                OptionalLong.of(32));
        var workload = Workloads.of(request(0, 100, 50).withSampling(hangsUp));

        var record = engine.predict(workload).records().get(0);

        assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(record.outputTokens()).hasValue(2); // at 20 and 31.101 ms
        assertThat(record.endNanos()).hasValue(32 * MILLI);
    }

    @Test
    void sendsATurnAfterItsPredecessorWhenCausal() {
        var workload = Workloads.of(
                request(0, 100, 1),
                request(1, 100, 1).dependingOn("req-1", 500),
                request(2, 100, 1).dependingOn("req-2"));

        var openLoop = engine.predict(workload).records();
        var causal = engine.causal().predict(workload).records();

        assertThat(openLoop).extracting(RequestRecord::scheduledNanos).containsExactly(0L, MILLI, 2 * MILLI);
        assertThat(causal).extracting(RequestRecord::scheduledNanos).containsExactly(0L, 520 * MILLI, 540 * MILLI);
    }

    @Test
    void refusesATurnThatDependsOnNothingKnown() {
        var workload = Workloads.of(request(0, 10, 1).dependingOn("req-9", 0));

        assertThatThrownBy(() -> engine.causal().predict(workload))
                .isInstanceOf(IwcException.class)
                .hasMessage("workload \"test\": request req-1: depends_on: found \"req-9\","
                        + " expected the id of an earlier request");
    }

    @Test
    void refusesArrivalsThatAreNoTimes() {
        var captured = Workloads.of(request(0, 10, 1)).withArrivalsAs(Workload.ArrivalMeaning.ORDER_ONLY);
        var unset = Workload.of("new", List.of(Request.lengthOnly(3).withId("r").build()), Manifest.of("test"));

        assertThatThrownBy(() -> engine.predict(captured))
                .isInstanceOf(IwcException.class)
                .hasMessage("workload \"test\": arrivals: found only an order (captured on a virtual clock), expected"
                        + " times; give the workload an arrival process");
        assertThatThrownBy(() -> engine.predict(unset))
                .hasMessage("workload \"new\": request r: found no arrival time, expected one;"
                        + " give the workload an arrival process");
    }

    @Test
    void predictsNothingForNoRequests() {
        assertThat(engine.predict(Workloads.of()).records()).isEmpty();
    }
}
