package io.iwc.examples.clients;

/** The AI SDK with OpenAI's provider. */
class AiSdkOpenAiTests extends NodeClient implements TriesAgain, ReportsErrors, Responds, EmbedsTexts {
    AiSdkOpenAiTests() {
        super("ai-openai");
    }
}
