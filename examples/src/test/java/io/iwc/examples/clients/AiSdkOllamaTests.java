package io.iwc.examples.clients;

/**
 * The AI SDK with a provider for Ollama. It reads errors as OpenAI writes them, which Ollama does not, and embeddings
 * with durations only, which are not made up here.
 */
class AiSdkOllamaTests extends NodeClient implements TriesAgain {
    AiSdkOllamaTests() {
        super("ai-ollama");
    }
}
