package io.iwc.workload;

import java.util.List;
import java.util.Optional;

/**
 * What a request asks: text, a chat, or only how long the text was.
 *
 * @since 0.1
 */
public sealed interface Prompt {
    /** Whether there are words to count; a length-only prompt has none. */
    default boolean hasText() {
        return !(this instanceof Lengths);
    }

    /**
     * Text as the model gets it (completions wire).
     *
     * @param text may be empty
     * @param format how the text is to be understood
     */
    record Text(String text, TextFormat format) implements Prompt {
        public Text(String text) {
            this(text, TextFormat.RAW);
        }
    }

    /**
     * A chat transcript up to and including what is to be answered.
     *
     * @param messages at least one
     * @param tools tool definitions as sent, part of the counted text
     */
    record Chat(List<Message> messages, List<JsonValue> tools) implements Prompt {
        public Chat {
            messages = List.copyOf(messages);
            tools = List.copyOf(tools);
        }

        public Chat(List<Message> messages) {
            this(messages, List.of());
        }
    }

    /**
     * A prompt of which only the length is known, as in traces.
     *
     * @param tokens prompt length in tokens, ≥ 0, without images
     * @param blocks the hashes of its leading blocks, if the trace published them
     * @param images what is known of images in it; none where there were none, or where nobody said so
     */
    record Lengths(int tokens, Optional<PrefixBlocks> blocks, List<PromptImage> images) implements Prompt {
        public Lengths {
            if (tokens < 0) {
                throw new IllegalArgumentException("prompt tokens: found " + tokens + ", expected an integer ≥ 0");
            }
            images = List.copyOf(images);
        }

        public Lengths(int tokens, Optional<PrefixBlocks> blocks) {
            this(tokens, blocks, List.of());
        }
    }

    /** The {@code prompt_format} of the canonical file. */
    enum TextFormat {
        RAW,
        CHATML,
        /** A JSON array of messages inside the prompt string; text that is not such an array counts as raw. */
        OPENAI_MESSAGES
    }
}
