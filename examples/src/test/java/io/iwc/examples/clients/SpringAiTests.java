package io.iwc.examples.clients;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
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
import org.springframework.ai.tool.function.FunctionToolCallback;

/** Spring AI's own client for OpenAI, without Spring Boot. It adds the version to the path: give it the root. */
class SpringAiTests implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, EmbedsTexts {
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

    /** Unless told otherwise, Spring AI asks again after 5xx alone. */
    @Override
    public int busy() {
        return 503;
    }

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var response = model(endpoint).call(new Prompt(messages(dialogue)));
        var usage = response.getMetadata().getUsage();
        return new Told(
                response.getResult().getOutput().getText(), usage.getPromptTokens(), usage.getCompletionTokens());
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return model(endpoint).stream(new Prompt(messages(dialogue)))
                .flatMapIterable(response -> response.getResults())
                .mapNotNull(generation -> generation.getOutput().getText())
                .filter(text -> !text.isEmpty())
                .collectList()
                .block();
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        record Order(String order) {}
        var tool = FunctionToolCallback.<Order, String>builder("track", asked -> track.apply(asked.order()))
                .description("Where an order is.")
                .inputType(Order.class)
                .toolCallResultConverter((result, type) -> String.valueOf(result))
                .build();
        var prompt = new Prompt(question, options().toolCallbacks(tool).build());
        return model(endpoint).call(prompt).getResult().getOutput().getText();
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

    private static List<Message> messages(List<Said> dialogue) {
        return dialogue.stream().map(SpringAiTests::message).toList();
    }

    private static Message message(Said said) {
        return switch (said.role()) {
            case SYSTEM -> new SystemMessage(said.text());
            case USER -> new UserMessage(said.text());
            case ASSISTANT -> new AssistantMessage(said.text());
        };
    }
}
