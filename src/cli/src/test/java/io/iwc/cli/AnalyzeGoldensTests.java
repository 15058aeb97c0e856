package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goldens of metrics.md 6.1 through the command. */
class AnalyzeGoldensTests {
    private static final Map<String, JsonNode> ANALYZED = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "bursty_10req, requests.count, 10",
        "bursty_10req, tokens.prompt.mean, 6.1",
        "bursty_10req, tokens.prompt.p50, 6",
        "bursty_10req, tokens.prompt.p90, 6.1",
        "bursty_10req, tokens.prompt.p99, 6.91",
        "bursty_10req, tokens.cap.mean, 8",
        "bursty_10req, tokens.promptOutputRatio.mean, 0.7625",
        "bursty_10req, prefill.dominance.p50, 0.42857142857142855",
        "bursty_10req, prefill.dominance.p90, 0.4323809523809524",
        "bursty_10req, prefill.dominance.total, 0.4326241134751773",
        "bursty_10req, arrivals.burstinessCv, 3.0",
        "bursty_10req, arrivals.gap.p50, 0",
        "bursty_10req, arrivals.gap.p90, 0.4",
        "bursty_10req, arrivals.gap.p99, 1.84",
        "bursty_10req, arrivals.meanRps, 5",
        "bursty_10req, arrivals.gapRate, 4.5",
        "bursty_10req, arrivals.peakRps1s, 5",
        "bursty_10req, arrivals.spanSeconds, 2",
        "bursty_10req, arrivals.dispersion1s, 5",
        "bursty_10req, arrivals.tieShare, 0.8888888888888888",
        "bursty_10req, sessions.count, 0",
        "session_chat_5turns, tokens.prompt.mean, 6.8",
        "session_chat_5turns, tokens.prompt.p50, 7",
        "session_chat_5turns, tokens.prompt.p90, 10",
        "session_chat_5turns, tokens.prompt.p99, 11.8",
        "session_chat_5turns, tokens.cap.mean, 19.2",
        "session_chat_5turns, tokens.cap.p90, 28.8",
        "session_chat_5turns, tokens.promptOutputRatio.mean, 0.4083333333333333",
        "session_chat_5turns, prefill.dominance.p50, 0.23809523809523808",
        "session_chat_5turns, prefill.dominance.p90, 0.3890909090909091",
        "session_chat_5turns, prefill.dominance.total, 0.26153846153846155",
        "session_chat_5turns, arrivals.burstinessCv, 0",
        "session_chat_5turns, sessions.turns.p90, 5",
        "session_chat_5turns, sessions.promptGrowth.p50, -2",
        "session_chat_5turns, sessions.promptGrowth.p90, 1.4",
        "session_chat_5turns, reuse.session.mean, 0",
        "session_chat_5turns, reuse.session.total, 0",
        "session_chat_5turns_cumulative, tokens.prompt.mean, 51.4",
        "session_chat_5turns_cumulative, tokens.prompt.p90, 75.8",
        "session_chat_5turns_cumulative, tokens.prompt.p99, 80.48",
        "session_chat_5turns_cumulative, tokens.promptOutputRatio.mean, 3.4541666666666666",
        "session_chat_5turns_cumulative, prefill.dominance.p50, 0.7391304347826086",
        "session_chat_5turns_cumulative, prefill.dominance.p90, 0.8540206185567011",
        "session_chat_5turns_cumulative, prefill.dominance.total, 0.7280453257790368",
        "session_chat_5turns_cumulative, sessions.count, 1",
        "session_chat_5turns_cumulative, sessions.promptGrowth.p50, 16",
        "session_chat_5turns_cumulative, reuse.session.mean, 0.7130188257639238",
        "session_chat_5turns_cumulative, reuse.session.total, 0.7426160337552743"
    })
    void givesTheGoldensOfTheExamples(String example, String metric, double golden) throws Exception {
        var metrics = analyzed(example).get("metrics");

        assertThat(metrics.get(metric).doubleValue())
                .isCloseTo(golden, within(1e-9 * Math.max(1e-3, Math.abs(golden))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bursty_10req | bursty-api | bursty / interactive-like",
                "session_chat_5turns | interactive-chat | smooth / batch-like",
                "session_chat_5turns_cumulative | interactive-chat (prefill-heavy) | smooth / batch-like"
            })
    void givesTheLabelsOfTheExamples(String example, String primary, String pattern) throws Exception {
        var labels = analyzed(example).get("labels");

        assertThat(labels.get("class.primary").textValue()).isEqualTo(primary);
        assertThat(labels.get("arrivals.pattern").textValue()).isEqualTo(pattern);
    }

    @Test
    void saysWhyThereIsNoSessionReuseInTheBurst() throws Exception {
        var undefined = analyzed("bursty_10req").get("undefined");

        assertThat(undefined.get("reuse.session").textValue()).isEqualTo("no request carries a session_id");
    }

    @Test
    void printsTheTextOfTheContract() throws Exception {
        var result = new InFolder(folder).run("analyze", example("session_chat_5turns_cumulative"));

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        // cli.md; FingerprintTextTests of the report module hold the whole text
        assertThat(result.out())
                .startsWith("WORKLOAD SUMMARY\n----------------\nRequests               : 5\n")
                .contains("\nSession reuse          : mean 0.7130   total 0.7426\n");
    }

    @Test
    void storesWhatItPrintsAsJson() throws Exception {
        var workload = example("session_chat_5turns");

        var printed = new InFolder(folder).run("analyze", workload, "--format", "json");
        var stored = new InFolder(folder).run("fingerprint", workload, "-o", "turns.json");

        assertThat(stored.status()).isZero();
        assertThat(stored.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("turns.json"))).isEqualTo(printed.out());
    }

    /** Analysed once, however many of its figures are looked at. */
    private JsonNode analyzed(String example) throws Exception {
        var file = example(example);
        var known = ANALYZED.get(example);
        if (known != null) {
            return known;
        }
        var result = new InFolder(folder).run("analyze", file, "--format", "json");
        assertThat(result.status()).isZero();
        var json = Json.parse(result.out());
        ANALYZED.put(example, json);
        return json;
    }

    private static String example(String name) {
        var data = System.getProperty("iwc.data", Objects.requireNonNullElse(System.getenv("IWC_DATA"), ""));
        assumeTrue(!data.isEmpty(), "neither iwc.data nor IWC_DATA names the folder of real data");
        var file = Path.of(data, "iwc-examples", name + ".jsonl");
        assumeTrue(Files.isReadable(file), "no such file in the folder of real data: " + name + ".jsonl");
        return file.toString();
    }
}
