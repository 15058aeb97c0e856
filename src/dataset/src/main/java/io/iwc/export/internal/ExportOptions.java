package io.iwc.export.internal;

import io.iwc.tokens.Tokenizer;

/**
 * What an export may have to decide. Start from {@link #with} and change what differs.
 *
 * @param tokenizer counts prompts that have text, where the format asks for lengths
 * @param blockSize tokens a block of {@code hash_ids}, ≥ 1
 * @param noReuse lets prompts without prefix information be written as if they shared nothing
 * @param maxTokens prompt and output together at most (Vidur cuts the prompt of longer ones), ≥ 2
 * @param clip shortens prompts to that, instead of refusing them
 * @param model named in each request of a batch that names none itself
 * @param delays writes the delay after the previous request for AIPerf, instead of the time
 * @since 0.1
 */
public record ExportOptions(
        Tokenizer tokenizer,
        int blockSize,
        boolean noReuse,
        int maxTokens,
        boolean clip,
        String model,
        boolean delays) {
    /** Blocks of 512 tokens, Vidur's limit of 4096 tokens, nothing clipped. */
    public static ExportOptions with(Tokenizer tokenizer) {
        return new ExportOptions(tokenizer, 512, false, 4096, false, "gpt-4o-mini", false);
    }

    public ExportOptions {
        if (blockSize < 1 || maxTokens < 2) {
            throw new IllegalArgumentException("export: found block size " + blockSize + " and max tokens " + maxTokens
                    + ", expected ≥ 1 and ≥ 2");
        }
    }

    /** Another block size. */
    public ExportOptions withBlockSize(int tokens) {
        return new ExportOptions(tokenizer, tokens, noReuse, maxTokens, clip, model, delays);
    }

    /** Prompts without prefix information share nothing. */
    public ExportOptions withoutReuse() {
        return new ExportOptions(tokenizer, blockSize, true, maxTokens, clip, model, delays);
    }

    /** Another limit, and whether longer prompts are shortened to it. */
    public ExportOptions withMaxTokens(int tokens, boolean clip) {
        return new ExportOptions(tokenizer, blockSize, noReuse, tokens, clip, model, delays);
    }

    /** Delays instead of times. */
    public ExportOptions withDelays() {
        return new ExportOptions(tokenizer, blockSize, noReuse, maxTokens, clip, model, true);
    }

    /** Another model. */
    public ExportOptions withModel(String name) {
        return new ExportOptions(tokenizer, blockSize, noReuse, maxTokens, clip, name, delays);
    }
}
