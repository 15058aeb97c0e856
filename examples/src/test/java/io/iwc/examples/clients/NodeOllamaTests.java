package io.iwc.examples.clients;

/** Ollama's own package for Node. */
class NodeOllamaTests extends NodeClient implements ReportsErrors, EmbedsTexts {
    NodeOllamaTests() {
        super("ollama");
    }
}
