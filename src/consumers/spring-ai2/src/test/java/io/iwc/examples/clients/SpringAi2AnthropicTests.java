package io.iwc.examples.clients;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;

/** Spring AI 2 on anthropic-java. */
class SpringAi2AnthropicTests extends SpringAi2Client {
    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return AnthropicChatModel.builder().options(options(endpoint).build()).build();
    }

    @Override
    ChatOptions wanting(EmbeddedEndpoint endpoint, String schema) {
        return options(endpoint).outputSchema(schema).build();
    }

    private static AnthropicChatOptions.Builder options(EmbeddedEndpoint endpoint) {
        return (AnthropicChatOptions.Builder) AnthropicChatOptions.builder()
                .baseUrl(endpoint.rootUrl())
                .apiKey("unused")
                .model("any")
                .maxTokens(64);
    }
}
