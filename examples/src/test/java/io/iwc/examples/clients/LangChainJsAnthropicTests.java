package io.iwc.examples.clients;

/** LangChain for Node with Anthropic's models. */
class LangChainJsAnthropicTests extends NodeClient implements TriesAgain, ReportsErrors {
    LangChainJsAnthropicTests() {
        super("langchain-anthropic");
    }
}
