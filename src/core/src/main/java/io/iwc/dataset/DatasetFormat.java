package io.iwc.dataset;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The formats that can be read, each by one small reader.
 *
 * @since 0.1
 */
public enum DatasetFormat {
    /** Told from the content, see {@link #detect}. */
    AUTO,
    /** Our own JSON lines. */
    CANONICAL,
    /** A JSON array of prompts. */
    SIMPLE_JSON,
    /** A prompt a line. */
    JSONL_PROMPTS,
    /** Conversations. */
    SHAREGPT,
    /** Azure's CSV traces of 2023 and 2024. */
    AZURE,
    /** Mooncake's JSON lines with block hashes. */
    MOONCAKE;

    /** As on the command line: {@code simple-json}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Tells the format of a file from how it begins.
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
            case AZURE -> new AzureReader();
            case MOONCAKE -> new MooncakeReader();
        };
    }

    /**
     * A format and why it was chosen.
     *
     * @param because what was seen: {@code the first line has timestamp and input_length}
     */
    public record Detected(DatasetFormat format, String because) {}
}
