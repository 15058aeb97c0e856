package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden table of metrics.md 6.1 (Python original, NumPy) on requests with the token counts that stand there. */
class ExampleFingerprintTests {
    private static final Fingerprint BURSTY = fingerprint(Examples.bursty());
    private static final Fingerprint TURNS = fingerprint(Examples.turns());
    private static final Fingerprint CUMULATIVE = fingerprint(Examples.cumulative());

    @ParameterizedTest
    @CsvSource({
        "tokens.prompt.mean,            6.1,          6.8,          51.4",
        "tokens.prompt.p50,             6,            7,            52",
        "tokens.prompt.p90,             6.1,          10,           75.8",
        "tokens.prompt.p99,             6.91,         11.8,         80.48",
        "tokens.cap.mean,               8,            19.2,         19.2",
        "tokens.cap.p90,                8,            28.8,         28.8",
        "tokens.promptOutputRatio.mean, 0.7625,       0.4083333333, 3.4541666667",
        "prefill.dominance.p50,         0.4285714286, 0.2380952381, 0.7391304348",
        "prefill.dominance.p90,         0.4323809524, 0.3890909091, 0.8540206186",
        "prefill.dominance.total,       0.4326241135, 0.2615384615, 0.7280453258",
        "arrivals.burstinessCv,         3,            0,            0",
        "arrivals.gap.p50,              0,            0.5,          0.5",
        "arrivals.gap.p90,              0.4,          0.5,          0.5",
        "arrivals.gap.p99,              1.84,         0.5,          0.5",
        "arrivals.meanRps,              5,            2.5,          2.5",
        "arrivals.gapRate,              4.5,          2,            2",
        "arrivals.peakRps1s,            5,            2,            2",
        "arrivals.spanSeconds,          2,            2,            2",
        "arrivals.dispersion1s,         5,            0,            0",
        "arrivals.tieShare,             0.8888888889, 0,            0",
        "sessions.count,                0,            1,            1",
    })
    void agreesWithTheGoldenTable(String id, double bursty, double turns, double cumulative) {
        assertThat(value(BURSTY, id)).isCloseTo(bursty, within(5e-11));
        assertThat(value(TURNS, id)).isCloseTo(turns, within(5e-11));
        assertThat(value(CUMULATIVE, id)).isCloseTo(cumulative, within(5e-11));
    }

    @ParameterizedTest
    @CsvSource({
        "sessions.turns.p90,        5,   5",
        "sessions.promptGrowth.p50, -2,  16",
        "sessions.promptGrowth.p90, 1.4, 16",
        "reuse.session.mean,        0,   0.7130188257639238",
        "reuse.session.total,       0,   0.7426160338",
    })
    void agreesOnSessionsAndFindsNoneInTheBurst(String id, double turns, double cumulative) {
        assertThat(value(TURNS, id)).isCloseTo(turns, within(5e-11));
        assertThat(value(CUMULATIVE, id)).isCloseTo(cumulative, within(5e-11));
        assertThat(BURSTY.measurement(Metric.of(id)))
                .isEqualTo(Measurement.undefined("no request carries a session_id"));
    }

    @Test
    void namesThePatterns() {
        assertThat(BURSTY.label("arrivals.pattern")).contains("bursty / interactive-like");
        assertThat(TURNS.label("arrivals.pattern")).contains("smooth / batch-like");
        assertThat(CUMULATIVE.label("arrivals.pattern")).contains("smooth / batch-like");
    }

    @Test
    void classifiesByTheOneRule() { // metrics.md 2.7
        assertThat(CUMULATIVE.labels())
                .containsEntry("class.tags", List.of("smooth", "prefill-heavy", "high-reuse"))
                .containsEntry("class.primary", "interactive-chat (prefill-heavy)");
        assertThat(BURSTY.labels())
                .containsEntry("class.tags", List.of("bursty"))
                .containsEntry("class.primary", "bursty-api");
        assertThat(TURNS.labels())
                .containsEntry("class.tags", List.of("smooth"))
                .containsEntry("class.primary", "interactive-chat");
    }

    @Test
    void saysWhereItsCountsComeFrom() {
        assertThat(CUMULATIVE.label("tokens.promptSource")).contains("counted");
        assertThat(CUMULATIVE.label("tokens.outputSource")).contains("cap");
        assertThat(CUMULATIVE.label("tokenizer.id")).contains("numbers");
        assertThat(CUMULATIVE.kind()).isEqualTo(Fingerprint.Kind.TEXT);
    }

    @Test
    void warnsOfACoarseClock() {
        assertThat(BURSTY.warnings())
                .containsExactly("clock resolution: CV and dispersion below the tick describe the recording");
        assertThat(TURNS.warnings()).isEmpty();
    }

    private static Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, new NumberTokenizer());
    }

    private static double value(Fingerprint fingerprint, String id) {
        return fingerprint.measurement(Metric.of(id)).value();
    }
}
