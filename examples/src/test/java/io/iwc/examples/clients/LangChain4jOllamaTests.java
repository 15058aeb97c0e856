package io.iwc.examples.clients;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;

/** LangChain4j's models for Ollama. */
class LangChain4jOllamaTests extends LangChain4jClient implements EmbedsTexts {
    // snippet: langchain4j-ollama
    private static ChatModel model(EmbeddedEndpoint endpoint) {
        return OllamaChatModel.builder()
                .baseUrl(endpoint.rootUrl())
                .modelName("any")
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .build();
    }
    // end

    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return model(endpoint);
    }

    @Override
    StreamingChatModel streamingModel(EmbeddedEndpoint endpoint) {
        return OllamaStreamingChatModel.builder()
                .baseUrl(endpoint.rootUrl())
                .modelName("any")
                .build();
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var model = OllamaEmbeddingModel.builder()
                .baseUrl(endpoint.rootUrl())
                .modelName("any")
                .build();
        return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(Embedding::vector)
                .toList();
    }
}
