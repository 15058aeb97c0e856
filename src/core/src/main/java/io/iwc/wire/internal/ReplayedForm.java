package io.iwc.wire.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a wire that is replayed to: it is written, too. */
public sealed interface ReplayedForm extends WireForm
        permits AnthropicMessages, GeminiContents, OllamaChat, OllamaPrompt {
    /**
     * The body of this wire that asks what a chat asks.
     *
     * @param chat with {@code messages} as a workload has them; is left as it is
     */
    ObjectNode body(ObjectNode chat);
}
