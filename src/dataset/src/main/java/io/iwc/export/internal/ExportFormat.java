package io.iwc.export.internal;

import java.util.Locale;

/**
 * The tools that a workload can be written for.
 *
 * @since 0.1
 */
public enum ExportFormat {
    /** AIPerf's single-turn file: text, and an arrival or a delay in whole milliseconds. */
    AIPERF,
    /** AIPerf's variant of a Mooncake trace. */
    AIPERF_MOONCAKE_TRACE,
    /** Mooncake's trace: lengths and block hashes. */
    MOONCAKE,
    /** The custom dataset of vLLM's benchmark: text and output length. */
    VLLM_CUSTOM,
    /** The CSV that the simulator Vidur replays. */
    VIDUR,
    /** OpenAI's batch input. */
    OPENAI_BATCH;

    /** As on the command line: {@code vllm-custom}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Spelling spelling(ExportOptions options) {
        return switch (this) {
            case AIPERF -> new AiperfSingleTurn(options);
            case AIPERF_MOONCAKE_TRACE -> new MooncakeTrace(options, true);
            case MOONCAKE -> new MooncakeTrace(options, false);
            case VLLM_CUSTOM -> new VllmCustom();
            case VIDUR -> new VidurCsv(options);
            case OPENAI_BATCH -> new OpenAiBatch(options);
        };
    }
}
