package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.fingerprint.Fingerprinter.Options;
import io.iwc.metric.Metric;
import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The original's example files under real tokenizers: metrics.md 6.1 and 2.7. */
class RealFileTests {
    @Test
    void agreesOnTheCumulativeChatUnderTiktoken() {
        var chat = fingerprint("session_chat_5turns_cumulative", Tokenizers.standard());

        assertThat(value(chat, "tokens.prompt.p90")).isCloseTo(75.8, within(1e-9));
        assertThat(value(chat, "prefill.dominance.p50")).isCloseTo(0.7391304348, within(5e-11));
        assertThat(value(chat, "reuse.session.mean")).isCloseTo(0.7130188257639238, within(1e-15));
        assertThat(value(chat, "reuse.session.total")).isCloseTo(0.7426160338, within(5e-11));
        assertThat(chat.label("tokenizer.id")).contains("tiktoken:o200k_base");
        assertThat(chat.labels())
                .containsEntry("class.tags", List.of("smooth", "prefill-heavy", "high-reuse"))
                .containsEntry("class.primary", "interactive-chat (prefill-heavy)");
    }

    @Test
    void agreesOnTheTurnsAndTheBurstUnderTiktoken() {
        var turns = fingerprint("session_chat_5turns", Tokenizers.standard());
        var burst = fingerprint("bursty_10req", Tokenizers.standard());

        assertThat(value(turns, "tokens.prompt.p99")).isCloseTo(11.8, within(1e-9));
        assertThat(value(turns, "reuse.session.mean")).isZero();
        assertThat(turns.label("class.primary")).contains("interactive-chat");
        assertThat(value(burst, "tokens.prompt.p99")).isCloseTo(6.91, within(1e-9));
        assertThat(value(burst, "arrivals.burstinessCv")).isEqualTo(3);
        assertThat(burst.label("class.primary")).contains("bursty-api");
    }

    @Test
    void comparesWordsAndNotTheirPlacesUnderWhitespace() {
        var chat = fingerprint("session_chat_5turns_cumulative", Tokenizers.whitespace());
        var turns = fingerprint("session_chat_5turns", Tokenizers.whitespace());

        assertThat(value(chat, "reuse.session.mean")).isCloseTo(0.7318430622439189, within(1e-15));
        assertThat(value(chat, "reuse.session.total")).isCloseTo(96 / 127.0, within(1e-15));
        assertThat(value(chat, "prefill.dominance.p50")).isCloseTo(0.6065573770, within(5e-11));
        assertThat(value(turns, "reuse.session.mean")).isZero(); // the original's defect reads 0.917 here
    }

    @ParameterizedTest
    @ValueSource(strings = {"bursty_10req", "session_chat_5turns", "session_chat_5turns_cumulative", "semantic_demo"})
    void isTheSameReadFromTheFileAsFromMemory(String example) {
        var file = SharedData.file("iwc-examples/" + example + ".jsonl");

        var streamed = Fingerprinter.of(file, Options.of(Tokenizers.standard()));
        var inMemory = Fingerprinter.of(Workload.read(file), Tokenizers.standard());

        assertThat(FingerprintFile.text(streamed)).isEqualTo(FingerprintFile.text(inMemory));
        assertThat(streamed.name()).isEqualTo(inMemory.name()).isEqualTo(example);
        assertThat(streamed.workloadSha256()).isPresent();
    }

    private static Fingerprint fingerprint(String example, Tokenizer tokenizer) {
        return Fingerprinter.of(SharedData.file("iwc-examples/" + example + ".jsonl"), Options.of(tokenizer));
    }

    private static double value(Fingerprint fingerprint, String id) {
        return fingerprint.measurement(Metric.of(id)).value();
    }
}
