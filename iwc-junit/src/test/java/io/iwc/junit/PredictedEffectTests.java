package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictedEffectTests {
    @Test
    void predictsThatLongerPromptsAnswerLater() {
        var effect = PredictedEffect.of(Drift.between(shape(300), shape(900)));

        assertThat(effect)
                .matches("at the same rate of 4\\.000 requests/s that is (\\+\\d+ %|\\d+ times the) predicted TTFT P99"
                        + " \\([0-9.]+ m?s → [0-9.]+ m?s, profile default\\)");
        assertThat(PredictedEffect.of(Drift.between(shape(300), shape(900)))).isEqualTo(effect);
    }

    @Test
    void saysNothingWhereNothingChanges() {
        assertThat(PredictedEffect.of(Drift.between(shape(300), shape(300)))).isEmpty();
    }

    private static Fingerprint shape(int promptTokens) {
        var requests = IntStream.range(0, 100)
                .mapToObj(i -> Request.lengthOnly(promptTokens + i % 10)
                        .withId("r" + i)
                        .arrivingAt(i * 250_000_000L)
                        .withOutputTokens(40)
                        .build())
                .toList();
        return Fingerprinter.of(Workload.of("chat", requests, Manifest.of("test")), Tokenizers.whitespace());
    }
}
