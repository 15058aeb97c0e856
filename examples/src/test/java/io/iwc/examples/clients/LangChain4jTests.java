package io.iwc.examples.clients;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;

/** LangChain4j's models for OpenAI, on its default HTTP client. */
class LangChain4jTests extends LangChain4jClient implements EmbedsTexts, Responds {
    // snippet: langchain4j
    private static ChatModel model(EmbeddedEndpoint endpoint) {
        return OpenAiChatModel.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .modelName("any")
                .build();
    }
    // end

    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return model(endpoint);
    }

    @Override
    StreamingChatModel streamingModel(EmbeddedEndpoint endpoint) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .modelName("any")
                .build();
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var model = OpenAiEmbeddingModel.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .modelName("any")
                .build();
        return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(Embedding::vector)
                .toList();
    }

    @Override
    public Told respond(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return told(
                OpenAiResponsesChatModel.builder()
                        .baseUrl(endpoint.baseUrl())
                        .apiKey("unused")
                        .modelName("any")
                        .build(),
                dialogue);
    }

    @Override
    public List<String> streamResponse(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return pieces(
                OpenAiResponsesStreamingChatModel.builder()
                        .baseUrl(endpoint.baseUrl())
                        .apiKey("unused")
                        .modelName("any")
                        .build(),
                dialogue);
    }
}
