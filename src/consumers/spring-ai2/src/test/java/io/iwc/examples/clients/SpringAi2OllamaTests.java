package io.iwc.examples.clients;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.OllamaEmbeddingModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.ollama.api.OllamaEmbeddingOptions;
import org.springframework.ai.retry.RetryUtils;

/** Spring AI 2's own client for Ollama. */
class SpringAi2OllamaTests extends SpringAi2Client implements EmbedsTexts {
    @Override
    public int busy() {
        return 503;
    }

    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return OllamaChatModel.builder()
                .ollamaApi(OllamaApi.builder().baseUrl(endpoint.rootUrl()).build())
                .options(OllamaChatOptions.builder().model("any").build())
                .retryTemplate(RetryUtils.SHORT_RETRY_TEMPLATE)
                .build();
    }

    @Override
    ChatOptions wanting(EmbeddedEndpoint endpoint, String schema) {
        return OllamaChatOptions.builder().model("any").outputSchema(schema).build();
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        return OllamaEmbeddingModel.builder()
                .ollamaApi(OllamaApi.builder().baseUrl(endpoint.rootUrl()).build())
                .options(OllamaEmbeddingOptions.builder().model("any").build())
                .build()
                .embed(texts);
    }
}
