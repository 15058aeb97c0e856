package io.iwc.examples.clients;

/** LangChain for Node with Gemini's models. It does not ask again after 429: it sees no header of the answer. */
class LangChainJsGoogleTests extends NodeClient implements TriesAgain, ReportsErrors {
    LangChainJsGoogleTests() {
        super("langchain-google");
    }

    @Override
    public int busy() {
        return 503;
    }
}
