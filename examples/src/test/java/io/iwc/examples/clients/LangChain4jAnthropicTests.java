package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenCountEstimator;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;

/** LangChain4j's models for Anthropic: a client of its own, which wants the version in its base URL. */
class LangChain4jAnthropicTests extends LangChain4jClient {
    // snippet: langchain4j-anthropic
    private static ChatModel model(EmbeddedEndpoint endpoint) {
        return AnthropicChatModel.builder()
                .baseUrl(endpoint.baseUrl() + "/")
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
        return AnthropicStreamingChatModel.builder()
                .baseUrl(endpoint.baseUrl() + "/")
                .apiKey("unused")
                .modelName("any")
                .build();
    }

    @Test
    void estimatesTokensWithoutBeingCaptured(@IwcEndpoint EmbeddedEndpoint endpoint) {
        var estimator = AnthropicTokenCountEstimator.builder()
                .baseUrl(endpoint.baseUrl() + "/")
                .apiKey("unused")
                .modelName("any")
                .build();

        assertThat(estimator.estimateTokenCountInText("Where is my parcel?")).isBetween(5, 12);
        assertThat(endpoint.captured()).hasRequestCount(0);
    }

    @Test
    void marksWhatIsToBeCached(@IwcEndpoint EmbeddedEndpoint endpoint) {
        var model = AnthropicChatModel.builder()
                .baseUrl(endpoint.baseUrl() + "/")
                .apiKey("unused")
                .modelName("any")
                .cacheSystemMessages(true)
                .build();

        model.chat(SystemMessage.from("Be brief."), UserMessage.from("Where is it?"));

        assertThat(Transcript.of(endpoint.captured().requests().get(0)))
                .containsExactly("system: Be brief.", "user: Where is it?");
    }
}
