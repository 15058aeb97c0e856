package io.iwc.examples.clients;

/** Anthropic's own package for Node. */
class NodeAnthropicTests extends NodeClient implements TriesAgain, ReportsErrors {
    NodeAnthropicTests() {
        super("anthropic");
    }
}
