package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** metrics.md 6.2, worked by hand: a trace of lengths and hashes. */
class ToyTraceTests {
    private final Fingerprint toy = Fingerprinter.of(Examples.toyTrace(), new NumberTokenizer());

    @ParameterizedTest
    @CsvSource({
        "reuse.session.mean,                0.9166666666666666", // 2.75/3
        "reuse.session.total,               0.8823529411764706", // 30/34
        "prefill.dominance.total,           0.7272727272727273", // 64/88
        "arrivals.burstinessCv,             1.2418682554244846",
        "arrivals.dispersion1s,             1.3333333333333333",
        "arrivals.peakToMean,               1.6666666666666667",
        "arrivals.gapLag1Pearson,           -0.7597974143639872",
        "arrivals.gapLag1Spearman,          -0.8",
        "arrivals.tieShare,                 0.2",
        "population.users.count,            3",
        "population.users.coverage,         1",
        "population.users.topShare,         0.6666666666666666",
        "population.users.gini,             0.3333333333333333",
        "population.models.gini,            0.16666666666666666",
        "sessions.turns.mean,               2",
        "sessions.turnGap.max,              4",
    })
    void agreesWithTheNumbersWorkedByHand(String id, double expected) {
        assertThat(toy.measurement(Metric.of(id)).value()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void fitsZipfToTheUsers() {
        assertThat(toy.measurement(Metric.of("population.users.zipfExponent")).value())
                .isCloseTo(1.4806726821, within(1e-9));
    }

    @Test
    void saysWhyTheRestIsUndefined() {
        assertThat(reason("arrivals.gammaShape"))
                .isEqualTo("20.0 % of the gaps are zero: a fit would describe the clock, not the traffic");
        assertThat(reason("population.models.zipfExponent")).isEqualTo("fewer than three models");
        assertThat(reason("arrivals.dispersion10s")).isEqualTo("fewer than two complete windows of 10 s");
        assertThat(reason("tokens.cap.mean")).isEqualTo("no request carries max_output_tokens");
    }

    @Test
    void takesTheCountsAsGiven() {
        assertThat(toy.tokenizer().id()).isEqualTo("given");
        assertThat(toy.label("tokens.promptSource")).contains("given");
        assertThat(toy.label("tokens.outputSource")).contains("observed");
        assertThat(toy.kind()).isEqualTo(Fingerprint.Kind.LENGTH_ONLY);
    }

    private String reason(String id) {
        return toy.measurement(Metric.of(id)).reason();
    }
}
