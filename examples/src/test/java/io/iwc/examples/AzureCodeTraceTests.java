package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.DatasetFormat.AZURE;
import static io.iwc.fingerprint.PrimaryClass.BURSTY_API;
import static io.iwc.fingerprint.ShapeTag.BURSTY;
import static io.iwc.fingerprint.ShapeTag.PREFILL_HEAVY;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.iwc.generate.Resynthesis;
import io.iwc.junit.IwcWorkload;
import io.iwc.metric.Metric;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/**
 * A production trace: the requests of a code assistant at a cloud provider, lengths and times only. The file is not in
 * this repository; unless {@code iwc.data} (or {@code IWC_DATA}) names its folder, a workload re-synthesised from its
 * fingerprint replaces it, and its name says so. A recorded file does not change, so the bounds are tight: they check
 * the reader, and the accuracy of the re-synthesis.
 *
 * @see <a href="https://github.com/Azure/AzurePublicDataset">Azure LLM inference trace 2023, CC BY 4.0</a>
 */
// snippet: trace
@IwcWorkload(
        trace = "azure2023/AzureLLMInferenceTrace_code.csv",
        format = AZURE,
        standIn = "traces/azure-code.fingerprint.json")
class AzureCodeTraceTests {
    @Test
    void codeCompletionIsAlmostAllPrefill(Workload code) {
        assertThat(code)
                .hasRequestCount(8_819)
                .hasTag(PREFILL_HEAVY)
                .hasPrefillWithin(0.98, 1)
                .hasPromptTokensWithin(P90, 5_180, 5_190)
                .hasOutputTokensWithin(P50, 13, 13);
    }

    @Test
    void codeCompletionComesInBursts(Workload code) {
        assertThat(code)
                .isClassifiedAs(BURSTY_API)
                .hasTag(BURSTY)
                .hasMeanRateWithin(2.5, 2.6)
                .hasBurstinessWithin(13, 13.3);
    }
    // end

    /** One gap of 217 s causes most of the CV; the dispersion by windows shows that there are bursts without it. */
    @Test
    void theBurstsAreNotJustOneLongGap(Workload code) {
        assumeFalse(Resynthesis.made(code), "a stand-in keeps gaps and their neighbours, not the peak or windows");

        assertThat(code)
                .hasPeakRateWithin(60, 70)
                .hasMetricWithin(Metric.DISPERSION_1S, 13, 13.4)
                .hasMetricWithin(Metric.of("arrivals.gapLag1Spearman"), 0.1, 0.2);
    }
}
