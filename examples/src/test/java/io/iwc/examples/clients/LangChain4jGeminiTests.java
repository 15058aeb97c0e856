package io.iwc.examples.clients;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;

/** LangChain4j's models for Gemini: a client of its own, which wants the version in its base URL. */
class LangChain4jGeminiTests extends LangChain4jClient {
    private static ChatModel model(EmbeddedEndpoint endpoint) {
        return GoogleAiGeminiChatModel.builder()
                .baseUrl(endpoint.rootUrl() + "/v1beta")
                .apiKey("unused")
                .modelName("any")
                .build();
    }

    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return model(endpoint);
    }

    @Override
    StreamingChatModel streamingModel(EmbeddedEndpoint endpoint) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .baseUrl(endpoint.rootUrl() + "/v1beta")
                .apiKey("unused")
                .modelName("any")
                .build();
    }
}
