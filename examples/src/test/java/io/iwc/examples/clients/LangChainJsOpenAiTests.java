package io.iwc.examples.clients;

/** LangChain for Node with OpenAI's models. */
class LangChainJsOpenAiTests extends NodeClient implements TriesAgain, ReportsErrors, Responds, EmbedsTexts {
    LangChainJsOpenAiTests() {
        super("langchain-openai");
    }
}
