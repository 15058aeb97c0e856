package io.iwc.examples.clients;

/** The AI SDK with Anthropic's provider. */
class AiSdkAnthropicTests extends NodeClient implements TriesAgain, ReportsErrors {
    AiSdkAnthropicTests() {
        super("ai-anthropic");
    }
}
