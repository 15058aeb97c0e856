package io.iwc.dataset;

import java.nio.file.Path;

/**
 * The names of the formats that IWC brings along. A format is named by a text, since a {@link DatasetReader} on the
 * class path may add others: {@code format = AZURE} and {@code format = "gateway-log"} are said alike.
 *
 * @since 0.1
 */
public final class DatasetFormat {
    /** Detected from the content, see {@link #detect}. */
    public static final String AUTO = "auto";

    /** Our own JSON lines. */
    public static final String CANONICAL = "canonical";

    /** A JSON array of prompts. */
    public static final String SIMPLE_JSON = "simple-json";

    /** A prompt a line. */
    public static final String JSONL_PROMPTS = "jsonl-prompts";

    /** Conversations. */
    public static final String SHAREGPT = "sharegpt";

    /** Instructions with inputs. */
    public static final String ALPACA = "alpaca";

    /** Logs of chats with an OpenAI-compatible server. */
    public static final String OPENAI_CHAT = "openai-chat";

    /** Input of OpenAI's batch API, with its results if there are any. */
    public static final String OPENAI_BATCH = "openai-batch";

    /** Stubs of WireMock, a folder or a file. */
    public static final String WIREMOCK = "wiremock";

    /** Questions of two turns. */
    public static final String MT_BENCH = "mt-bench";

    /** Azure's CSV traces of 2023 and 2024. */
    public static final String AZURE = "azure";

    /** CSV with times in seconds, three layouts. */
    public static final String BURSTGPT = "burstgpt";

    /** Mooncake's JSON lines with block hashes. */
    public static final String MOONCAKE = "mooncake";

    /** JSON lines of chat trees with hashes of 16-token blocks. */
    public static final String QWEN_BAILIAN = "qwen-bailian";

    /** CSV of prefill and decode lengths. */
    public static final String VIDUR = "vidur";

    /** JSON lines with token ids, or sessions of sub-requests. */
    public static final String LLMSERVINGSIM = "llmservingsim";

    /** CSV of a serving log, its columns known by several names. */
    public static final String METRICS_CSV = "metrics-csv";

    private DatasetFormat() {}

    /**
     * Detects the format of a file from its beginning. Readers on the class path are asked before those of IWC.
     *
     * @throws io.iwc.IwcException if it cannot be read, is of no known format, or two readers on the class path claim
     *     it
     */
    public static Detected detect(Path file) {
        return FormatDetection.of(file);
    }

    /**
     * Detects what a file is that may be a workload as well: {@link #CANONICAL} where it is one, or begins like one with
     * a fault, is empty, or is a pipe.
     *
     * @throws io.iwc.IwcException as {@link #detect} does
     */
    public static Detected detectWorkload(Path file) {
        return FormatDetection.ofWorkload(file);
    }

    /**
     * A format and why it was chosen.
     *
     * @param format its name
     * @param because what was seen: {@code the first line has timestamp and input_length}
     */
    public record Detected(String format, String because) {}
}
