package io.iwc.examples.clients;

/** What the application got: the text, and the tokens that its client says were used. */
record Told(String text, int promptTokens, int outputTokens) {}
