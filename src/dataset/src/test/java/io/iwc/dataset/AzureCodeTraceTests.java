package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** metrics.md 6.5: the Azure LLM inference trace 2023, code; numbers made with NumPy 2.4 and SciPy 1.17. */
class AzureCodeTraceTests {
    private static Fingerprint azure;

    @BeforeAll
    static void measure() {
        var workload = WorkloadCompiler.with(CompileOptions.of(DatasetFormat.AZURE))
                .compile(SharedData.file("azure2023/AzureLLMInferenceTrace_code.csv"));
        azure = Fingerprinter.of(workload, Tokenizers.whitespace());
    }

    @ParameterizedTest
    @CsvSource({
        "requests.count,             8819",
        "arrivals.spanSeconds,       3435.948056",
        "arrivals.meanRps,           2.5666860663390656",
        "arrivals.gapRate,           2.5663950258507633",
        "arrivals.peakRps1s,         67",
        "arrivals.peakToMean,        26.104093434629778",
        "tokens.prompt.total,        18059974",
        "tokens.prompt.mean,         2047.848282118154",
        "tokens.prompt.std,          1973.8772823125457",
        "tokens.prompt.p50,          1469",
        "tokens.prompt.p90,          5187.6",
        "tokens.prompt.p99,          7436",
        "tokens.prompt.max,          7437",
        "tokens.output.total,        245896",
        "tokens.output.mean,         27.88252636353328",
        "tokens.output.std,          59.862250488014155",
        "tokens.output.p50,          13",
        "tokens.output.p90,          55",
        "tokens.output.p99,          251.46",
        "tokens.output.max,          1899",
        "prefill.dominance.mean,     0.952200277517104",
        "prefill.dominance.p50,      0.9892255892255892",
        "prefill.dominance.p90,      0.997613744588334",
        "prefill.dominance.total,    0.9865673688275947",
        "arrivals.burstinessCv,      13.152036744949928",
        "arrivals.gap.p50,           0.063798",
        "arrivals.gap.p90,           0.2728563",
        "arrivals.gap.p99,           2.20507044",
        "arrivals.gap.max,           217.168952",
        "arrivals.dispersion1s,      13.190268038627286",
        "arrivals.dispersion10s,     71.85094722435652",
        "arrivals.dispersion60s,     166.89262934676364",
        "arrivals.gapLag1Pearson,    -0.002795415276782571",
        "arrivals.gapLag1Spearman,   0.1506236954836439",
        "arrivals.gapMedianToMean,   0.163730869859227",
        "arrivals.tieShare,          0",
    })
    void agreesWithNumPy(String id, double expected) {
        assertThat(value(id)).isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
    }

    @Test
    void fitsTheGapsAsSciPyDoes() {
        assertThat(value("arrivals.gammaShape")).isCloseTo(0.231304296, within(1e-6));
    }

    @Test
    void isABurstyPrefillHeavyApi() {
        assertThat(azure.labels())
                .containsEntry("arrivals.pattern", "bursty / interactive-like")
                .containsEntry("class.tags", List.of("bursty", "prefill-heavy"))
                .containsEntry("class.primary", "bursty-api");
        assertThat(azure.warnings()).isEmpty();
    }

    private static double value(String id) {
        return azure.measurement(Metric.of(id)).value();
    }
}
