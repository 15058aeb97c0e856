package io.iwc.dataset;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The formats that can be read, each by one small reader.
 *
 * @since 0.1
 */
public enum DatasetFormat {
    /** Detected from the content, see {@link #detect}. */
    AUTO,
    /** Our own JSON lines. */
    CANONICAL,
    /** A JSON array of prompts. */
    SIMPLE_JSON,
    /** A prompt a line. */
    JSONL_PROMPTS,
    /** Conversations. */
    SHAREGPT,
    /** Instructions with inputs. */
    ALPACA,
    /** Logs of chats with an OpenAI-compatible server. */
    OPENAI_CHAT,
    /** Input of OpenAI's batch API, with its results if there are any. */
    OPENAI_BATCH,
    /** Questions of two turns. */
    MT_BENCH,
    /** Azure's CSV traces of 2023 and 2024. */
    AZURE,
    /** CSV with times in seconds, three layouts. */
    BURSTGPT,
    /** Mooncake's JSON lines with block hashes. */
    MOONCAKE,
    /** JSON lines of chat trees with hashes of 16-token blocks. */
    QWEN_BAILIAN,
    /** CSV of prefill and decode lengths. */
    VIDUR,
    /** JSON lines with token ids, or sessions of sub-requests. */
    LLMSERVINGSIM,
    /** CSV of a serving log, its columns known by several names. */
    METRICS_CSV;

    /** As on the command line: {@code simple-json}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Detects the format of a file from its beginning.
     *
     * @throws io.iwc.IwcException if it cannot be read or is of no known format
     */
    public static Detected detect(Path file) {
        return FormatDetection.of(file);
    }

    DatasetReader reader() {
        return switch (this) {
            case AUTO -> throw new IllegalStateException("detect the format first");
            case CANONICAL -> new CanonicalReader();
            case SIMPLE_JSON, JSONL_PROMPTS -> new PromptReader();
            case SHAREGPT -> new ShareGptReader();
            case ALPACA -> new AlpacaReader();
            case OPENAI_CHAT -> new OpenAiChatReader();
            case OPENAI_BATCH -> new OpenAiBatchReader();
            case MT_BENCH -> new MtBenchReader();
            case AZURE -> new AzureReader();
            case BURSTGPT -> new BurstGptReader();
            case MOONCAKE -> new MooncakeReader();
            case QWEN_BAILIAN -> new QwenBailianReader();
            case VIDUR -> new VidurReader();
            case LLMSERVINGSIM -> new LlmServingSimReader();
            case METRICS_CSV -> new MetricsCsvReader();
        };
    }

    /**
     * A format and why it was chosen.
     *
     * @param because what was seen: {@code the first line has timestamp and input_length}
     */
    public record Detected(DatasetFormat format, String because) {}
}
