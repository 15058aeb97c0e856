package io.iwc.examples.clients;

/** LangChain for Node with Gemini's models. */
class LangChainJsGoogleTests extends NodeClient implements TriesAgain, ReportsErrors {
    LangChainJsGoogleTests() {
        super("langchain-google");
    }
}
