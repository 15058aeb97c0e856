package io.iwc.examples.clients;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.api.AnthropicApi;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.retry.RetryUtils;
import org.springframework.ai.tool.ToolCallback;

/** Spring AI's own client for Anthropic, without Spring Boot. It adds the version to the path: give it the root. */
class SpringAiAnthropicTests extends SpringAiClient {
    private static AnthropicChatModel model(EmbeddedEndpoint endpoint) {
        return AnthropicChatModel.builder()
                .anthropicApi(AnthropicApi.builder()
                        .baseUrl(endpoint.rootUrl())
                        .apiKey("unused")
                        .build())
                .defaultOptions(options().build())
                .retryTemplate(RetryUtils.SHORT_RETRY_TEMPLATE)
                .build();
    }

    private static AnthropicChatOptions.Builder options() {
        return AnthropicChatOptions.builder().model("any").maxTokens(64);
    }

    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return model(endpoint);
    }

    @Override
    ChatOptions calling(ToolCallback tool) {
        return options().toolCallbacks(tool).build();
    }
}
