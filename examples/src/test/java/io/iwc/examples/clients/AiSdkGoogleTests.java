package io.iwc.examples.clients;

/** The AI SDK with Google's provider. */
class AiSdkGoogleTests extends NodeClient implements TriesAgain, ReportsErrors, EmbedsTexts {
    AiSdkGoogleTests() {
        super("ai-google");
    }
}
