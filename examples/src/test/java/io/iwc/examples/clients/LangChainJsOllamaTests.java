package io.iwc.examples.clients;

/** LangChain for Node with Ollama's models. */
class LangChainJsOllamaTests extends NodeClient implements ReportsErrors, EmbedsTexts {
    LangChainJsOllamaTests() {
        super("langchain-ollama");
    }
}
