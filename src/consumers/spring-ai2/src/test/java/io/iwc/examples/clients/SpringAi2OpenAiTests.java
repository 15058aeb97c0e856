package io.iwc.examples.clients;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

/** Spring AI 2 on openai-java. */
class SpringAi2OpenAiTests extends SpringAi2Client implements EmbedsTexts {
    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return OpenAiChatModel.builder().options(options(endpoint).build()).build();
    }

    @Override
    ChatOptions wanting(EmbeddedEndpoint endpoint, String schema) {
        return options(endpoint).outputSchema(schema).build();
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        return new OpenAiEmbeddingModel(OpenAiEmbeddingOptions.builder()
                        .baseUrl(endpoint.baseUrl())
                        .apiKey("unused")
                        .model("any")
                        .build())
                .embed(texts);
    }

    private static OpenAiChatOptions.Builder options(EmbeddedEndpoint endpoint) {
        return (OpenAiChatOptions.Builder) OpenAiChatOptions.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .model("any");
    }
}
