package io.iwc.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.drift.internal.Comparability;
import io.iwc.drift.internal.DriftFile;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTests {
    private final Fingerprint turns = fingerprint(Examples.turns());
    private final Fingerprint cumulative = fingerprint(Examples.cumulative());
    private final Drift drift = Drift.between(turns, cumulative);

    @ParameterizedTest
    @CsvSource({ // metrics.md 6.1
        "tokens.prompt.p50,         45",
        "tokens.prompt.p90,         65.8",
        "prefill.dominance.p50,     0.5010351967",
        "prefill.dominance.p90,     0.4649297095",
        "reuse.session.mean,        0.7130188258",
        "sessions.promptGrowth.p50, 18",
    })
    void agreesWithTheOriginalOnItsExamples(String id, double delta) {
        assertThat(drift.delta(Metric.of(id)).absolute().value()).isCloseTo(delta, within(5e-11));
    }

    @ParameterizedTest
    @CsvSource({
        "distance.tokens.prompt.ks,  1",
        "distance.tokens.prompt.ksP, 0.0134758899",
        "distance.tokens.output.ks,  0",
        "distance.tokens.output.ksP, 1",
    })
    void measuresDistancesBetweenTheExamples(String id, double expected) {
        var distance = drift.distance(Metric.of(id)).orElseThrow();

        assertThat(distance.value().value()).isCloseTo(expected, within(5e-11));
        assertThat(distance.source()).isEqualTo("exact");
    }

    @Test
    void saysInAFewWordsWhatChanged() {
        assertThat(drift.shift()).containsExactly("more prefill-heavy", "higher reuse");
        assertThat(Drift.between(cumulative, turns).shift()).containsExactly("less prefill-heavy", "lower reuse");
        assertThat(Drift.between(turns, turns).shift()).containsExactly("no major shift detected");
        assertThat(Drift.between(turns, fingerprint(Examples.bursty())).shift())
                .containsExactly("more bursty", "more prefill-heavy", "sessions disappeared");
    }

    @Test
    void explainsWhichWayAChangePushes() {
        assertThat(drift.explanation())
                .containsExactly(
                        "prompts are 7.6 times as long on average (6.800 -> 51.40): more prefill work and KV cache per request",
                        "work moves from decode to prefill (median prefill dominance 0.2381 -> 0.7391): TTFT is likely "
                                + "to rise",
                        "session reuse rose (0 -> 0.7130): a prefix cache saves more, fewer tokens are prefilled",
                        "prefix reuse rose (0 -> 0.6226): a prefix cache saves more, fewer tokens are prefilled");
        assertThat(Drift.between(turns, turns).explanation())
                .containsExactly("no change is large enough to affect prefill, decode, KV cache or scheduling");
        assertThat(Drift.between(cumulative, fingerprint(Examples.bursty())).explanation())
                .contains(
                        "the request rate rose by 125 % (2.000 -> 4.500 requests/s): the scheduler has larger batches "
                                + "and longer queues",
                        "arrivals are burstier (CV 0 -> 3.000): at the same rate queues get longer",
                        "sessions disappeared: later prompts no longer repeat history",
                        "the class changed: interactive-chat (prefill-heavy) -> bursty-api");
    }

    @Test
    void showsBothClasses() {
        assertThat(drift.baselineClass()).isEqualTo("interactive-chat");
        assertThat(drift.currentClass()).isEqualTo("interactive-chat (prefill-heavy)");
        assertThat(drift.isClassShift()).isFalse();
        assertThat(Drift.between(turns, fingerprint(Examples.bursty())).isClassShift())
                .isTrue();
    }

    @Test
    void hasNoRelativeChangeFromZero() {
        assertThat(drift.delta(Metric.SESSION_REUSE_MEAN).relative()).isEqualTo(Measurement.undefined("baseline is 0"));
    }

    @Test
    void refusesToCompareCountsOfDifferentTokenizers() {
        var toy = fingerprint(Examples.toyTrace());

        assertThatThrownBy(() -> Drift.between(turns, toy))
                .isInstanceOf(NotComparableException.class)
                .hasMessage(
                        "tokens are counted by numbers in the baseline and given now: no delta would mean anything; "
                                + "count both with one tokenizer, or compare what does not depend on tokens");
    }

    @Test
    void comparesTheRestOfDifferentTokenizersIfAsked() {
        var rest = Drift.withoutTokens(turns, fingerprint(Examples.toyTrace()));

        assertThat(rest.metrics()).contains(Metric.BURSTINESS_CV, Metric.SESSION_COUNT);
        assertThat(rest.metrics()).noneMatch(Comparability::countsTokens);
        assertThat(rest.distances())
                .extracting(distance -> distance.metric().id())
                .contains("distance.arrivals.gap.ks");
        assertThat(rest.distances()).noneMatch(distance -> Comparability.countsTokens(distance.metric()));
        assertThat(rest.delta(Metric.PREFILL_P50).absolute().reason())
                .isEqualTo("tokens are counted by numbers in the baseline and given now");
    }

    @Test
    void doesNotCompareCapsWithObservedLengths() {
        var observed = fingerprint(Examples.workload(
                "observed",
                Examples.turns().requests().stream()
                        .map(request -> request.toBuilder().withOutputTokens(9).build())
                        .toList()));

        var mixed = Drift.between(turns, observed);

        var reason = "output lengths are cap in the baseline and observed now";
        assertThat(mixed.delta(Metric.PREFILL_P50).absolute()).isEqualTo(Measurement.undefined(reason));
        assertThat(mixed.delta(Metric.of("tokens.prompt.p50")).absolute()).isEqualTo(Measurement.of(0));
        assertThat(mixed.distance(Metric.of("distance.tokens.output.ks"))
                        .orElseThrow()
                        .value())
                .isEqualTo(Measurement.undefined(reason));
        assertThat(Gates.standard().judge(mixed).failures())
                .extracting(GateResult::message)
                .containsExactly("prefill.dominance.p50 is not comparable: " + reason);
    }

    @Test
    void seesABimodalShiftThatLeavesTheMedianWhereItWas() {
        var even = fingerprint(lengths(IntStream.range(0, 100).map(i -> 95 + i % 11)));
        var split = fingerprint(lengths(IntStream.range(0, 100).map(i -> i % 3 == 0 ? 10 : i % 3 == 1 ? 100 : 900)));

        var shift = Drift.between(even, split);

        assertThat(shift.delta(Metric.of("tokens.prompt.p50")).absolute().value())
                .isZero();
        assertThat(shift.explanation())
                .anyMatch(sentence -> sentence.startsWith(
                        "the median of prompts changed little, but their distribution differs (distance 1."));
        var distance = Metric.of("distance.tokens.prompt.wassersteinLog");
        assertThat(shift.distance(distance).orElseThrow().value().value()).isGreaterThan(1);
        assertThat(Gates.none().distance(distance, 0.1).judge(shift).passed()).isFalse();
    }

    @Test
    void writesNumbersAndReasonsToItsFile() {
        var bursty = Drift.between(cumulative, fingerprint(Examples.bursty()));

        var json = Json.parse(DriftFile.text(bursty, Gates.standard().judge(bursty)));

        assertThat(json.get("schema").asText()).isEqualTo("iwc-drift/1");
        assertThat(json.get("verdict").asText()).isEqualTo("fail");
        assertThat(json.at("/class/baseline").asText()).isEqualTo("interactive-chat (prefill-heavy)");
        assertThat(json.at("/baseline/name").asText()).isEqualTo("cumulative");
        assertThat(json.at("/baseline/sha256").asText())
                .isEqualTo(Examples.cumulative().sha256());
        var reuse = elements(json.get("metrics"))
                .filter(entry -> entry.get("id").asText().equals("reuse.session.mean"))
                .findFirst()
                .orElseThrow();
        assertThat(reuse.get("baseline").isNumber()).isTrue();
        assertThat(reuse.get("current").toString()).isEqualTo("{\"undefined\":\"no request carries a session_id\"}");
        assertThat(elements(json.get("gates")).map(gate -> gate.get("verdict").asText()))
                .contains("fail");
        assertThat(DriftFile.text(bursty, Gates.standard().judge(bursty)))
                .isEqualTo(DriftFile.text(bursty, Gates.standard().judge(bursty)));
    }

    private static Workload lengths(IntStream prompts) {
        var now = new long[1];
        return Examples.workload(
                "lengths",
                prompts.mapToObj(tokens -> Request.lengthOnly(tokens)
                                .withOutputTokens(50)
                                .arrivingAt(now[0] += 1000)
                                .build())
                        .toList());
    }

    private static Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, new NumberTokenizer());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
