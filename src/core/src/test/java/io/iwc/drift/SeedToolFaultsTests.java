package io.iwc.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.drift.internal.DriftFile;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.PrimaryClass;
import io.iwc.metric.Metric;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the programs that IWC follows got wrong, and must not come back. */
class SeedToolFaultsTests {
    private static final int[] GROWING = {12, 19, 28, 37, 43}; // metrics.md 6.1, whitespace

    @Test
    void comparesWordsAndNotTheirPlaces() {
        var chat = new ArrayList<Request>();
        var turns = new ArrayList<Request>();
        for (var turn = 0; turn < GROWING.length; turn++) {
            chat.add(turn(turn, Examples.numbers(0, GROWING[turn])));
            turns.add(turn(turn, Examples.numbers(100 * turn, GROWING[turn])));
        }

        var cumulative = words("chat", chat);

        assertThat(value(cumulative, "reuse.session.mean")).isCloseTo(0.7318430622439189, within(1e-15));
        assertThat(value(cumulative, "reuse.session.total")).isCloseTo(96 / 127.0, within(1e-15));
        assertThat(value(cumulative, "reuse.prefix.block16")).isCloseTo(64 / 139.0, within(1e-15));
        assertThat(value(words("turns", turns), "reuse.session.mean")).isZero(); // as many words, all different
    }

    @Test
    void neverCountsWithAnotherTokenizerThanTheOneAskedFor() {
        assertThatThrownBy(() -> Tokenizers.tiktoken("o201k_base"))
                .isInstanceOf(IwcException.class)
                .hasMessageContaining("o201k_base");
        assertThatThrownBy(() -> Drift.between(
                        Fingerprinter.of(Examples.turns(), Tokenizers.whitespace()),
                        Fingerprinter.of(Examples.turns(), Tokenizers.standard())))
                .isInstanceOf(NotComparableException.class)
                .hasMessageStartingWith(
                        "tokens are counted by whitespace in the baseline and tiktoken:o200k_base now: no delta would mean"
                                + " anything");
    }

    @Test
    void failsTheReuseGateWhenTheSessionsVanish() {
        var alone = Examples.cumulative().requests().stream()
                .map(request -> request.toBuilder().inSession("").build())
                .toList();
        var drift = Drift.between(words("chat", Examples.cumulative().requests()), words("alone", alone));

        var judgement = Gates.none().reuse(0.05).judge(drift);

        assertThat(judgement.failures())
                .singleElement()
                .extracting(GateResult::message)
                .isEqualTo("not measurable: reuse.session.mean is 0.713 in the baseline and undefined now (no request"
                        + " carries a session_id)");
    }

    @Test
    void namesTheClassByOneRuleWhereverItIsNamed() {
        var turns = words("turns", Examples.turns().requests()); // diff once called this batch/offline
        var bursty = words("bursty", Examples.bursty().requests());

        var drift = Drift.between(turns, bursty);

        assertThat(turns.primaryClass()).isEqualTo(PrimaryClass.INTERACTIVE_CHAT);
        assertThat(drift.baselineClass()).isEqualTo("interactive-chat");
        assertThat(drift.currentClass()).isEqualTo("bursty-api");
        assertThat(Json.parse(DriftFile.text(drift, Gates.standard().judge(drift)))
                        .path("class"))
                .hasToString("{\"baseline\":\"interactive-chat\",\"current\":\"bursty-api\"}");
        assertThat(Json.parse(FingerprintFile.text(turns))
                        .path("labels")
                        .path("class.primary")
                        .asText())
                .isEqualTo("interactive-chat");
    }

    @Test
    void writesNumbersAsNumbers() {
        var turns = words("turns", Examples.turns().requests());
        var drift = Drift.between(turns, words("chat", Examples.cumulative().requests()));

        var fingerprint = Json.parse(FingerprintFile.text(turns));
        var document = Json.parse(DriftFile.text(drift, Gates.standard().judge(drift)));

        assertThat(fingerprint.path("metrics")).isNotEmpty().allMatch(value -> value.isNumber());
        assertThat(document.path("metrics"))
                .isNotEmpty()
                .allMatch(metric -> List.of("baseline", "current", "delta").stream()
                        .allMatch(side -> metric.path(side).isNumber()
                                || metric.path(side).has("undefined")));
        assertThat(document.path("gates")).isNotEmpty().allMatch(gate -> !gate.path("threshold")
                .isTextual());
    }

    @Test
    void catchesAMixOfTwoKindsThatLeavesTheMedianWhereItWas() {
        var one = lengths(0);
        var two = lengths(390); // half of the prompts much shorter, half much longer, the median the same

        var drift = Drift.between(one, two);

        assertThat(drift.delta(Metric.of("tokens.prompt.p50")).absolute().value())
                .isZero();
        assertThat(Gates.none()
                        .distance(Metric.of("distance.tokens.prompt.wassersteinLog"), 0.1)
                        .judge(drift)
                        .passed())
                .isFalse();
        assertThat(drift.explanation())
                .anyMatch(sentence ->
                        sentence.startsWith("the median of prompts changed little, but their distribution differs"));
    }

    private static Fingerprint lengths(int apart) {
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 101; i++) {
            var side = Integer.compare(i, 50);
            requests.add(Request.lengthOnly(400 + side * apart)
                    .withOutputTokens(10)
                    .arrivingAt(Examples.millis(100L * i))
                    .build());
        }
        return words("lengths", requests);
    }

    private static Request turn(int turn, String prompt) {
        return Request.text(prompt)
                .inSession("s1")
                .asTurn(turn)
                .arrivingAt(Examples.millis(500L * turn))
                .withMaxOutputTokens(8)
                .build();
    }

    private static Fingerprint words(String name, List<Request> requests) {
        Workload workload = Examples.workload(name, requests);
        return Fingerprinter.of(workload, Tokenizers.whitespace());
    }

    private static double value(Fingerprint fingerprint, String id) {
        return fingerprint.measurement(Metric.of(id)).value();
    }
}
