package io.iwc.examples.clients;

/** OpenAI's own package for Node. */
class NodeOpenAiTests extends NodeClient implements TriesAgain, ReportsErrors, Responds, EmbedsTexts {
    NodeOpenAiTests() {
        super("openai");
    }
}
