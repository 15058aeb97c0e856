package io.iwc.examples.clients;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import java.util.Objects;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.converter.BeanOutputConverter;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.openai.api.ResponseFormat;
import org.springframework.ai.retry.RetryUtils;
import org.springframework.ai.tool.ToolCallback;

/** Spring AI's own client for OpenAI, without Spring Boot. It adds the version to the path: give it the root. */
class SpringAiTests extends SpringAiClient implements AnswersInJson, EmbedsTexts {
    // snippet: spring-ai
    private static OpenAiChatModel model(EmbeddedEndpoint endpoint) {
        return OpenAiChatModel.builder()
                .openAiApi(api(endpoint))
                .defaultOptions(OpenAiChatOptions.builder().model("any").build())
                .retryTemplate(RetryUtils.SHORT_RETRY_TEMPLATE)
                .build();
    }

    private static OpenAiApi api(EmbeddedEndpoint endpoint) {
        return OpenAiApi.builder().baseUrl(endpoint.rootUrl()).apiKey("unused").build();
    }
    // end

    @Override
    ChatModel chatModel(EmbeddedEndpoint endpoint) {
        return model(endpoint);
    }

    @Override
    ChatOptions calling(ToolCallback tool) {
        return options().toolCallbacks(tool).build();
    }

    @Override
    public Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var converter = new BeanOutputConverter<>(Parcel.class);
        var format = ResponseFormat.builder()
                .type(ResponseFormat.Type.JSON_SCHEMA)
                .jsonSchema(converter.getJsonSchema())
                .build();
        var prompt = new Prompt(question, options().responseFormat(format).build());
        return converter.convert(Objects.requireNonNull(
                model(endpoint).call(prompt).getResult().getOutput().getText()));
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var options = OpenAiEmbeddingOptions.builder().model("any").build();
        var model = new OpenAiEmbeddingModel(api(endpoint), MetadataMode.NONE, options);
        return model.call(new EmbeddingRequest(texts, options)).getResults().stream()
                .map(result -> result.getOutput())
                .toList();
    }

    private static OpenAiChatOptions.Builder options() {
        return OpenAiChatOptions.builder().model("any");
    }
}
