package io.iwc.examples.clients;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.OllamaEmbeddingModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.ollama.api.OllamaEmbeddingOptions;
import org.springframework.ai.retry.RetryUtils;
import org.springframework.ai.tool.ToolCallback;

/** Spring AI's own client for Ollama, without Spring Boot. */
class SpringAiOllamaTests extends SpringAiClient implements EmbedsTexts {
    private static OllamaChatModel model(EmbeddedEndpoint endpoint) {
        return OllamaChatModel.builder()
                .ollamaApi(OllamaApi.builder().baseUrl(endpoint.rootUrl()).build())
                .defaultOptions(options().build())
                .retryTemplate(RetryUtils.SHORT_RETRY_TEMPLATE)
                .build();
    }

    private static OllamaChatOptions.Builder options() {
        return OllamaChatOptions.builder().model("any");
    }

    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return model(endpoint);
    }

    @Override
    ChatOptions calling(ToolCallback tool) {
        return options().toolCallbacks(tool).build();
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var options = OllamaEmbeddingOptions.builder().model("any").build();
        var model = OllamaEmbeddingModel.builder()
                .ollamaApi(OllamaApi.builder().baseUrl(endpoint.rootUrl()).build())
                .defaultOptions(options)
                .build();
        return model.call(new EmbeddingRequest(texts, options)).getResults().stream()
                .map(result -> result.getOutput())
                .toList();
    }
}
