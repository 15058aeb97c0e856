package io.iwc.examples.clients;

import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.converter.BeanOutputConverter;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;

/** What Spring AI 2 does with any of its models. Tools are run by its chat client, no longer by the models. */
@IwcEndpoint
abstract class SpringAi2Client
        implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, SendsImages, ReportsErrors {
    /** The model of an endpoint. */
    abstract ChatModel chatModel(EmbeddedEndpoint endpoint);

    /** Options that want JSON of a schema. */
    abstract ChatOptions wanting(EmbeddedEndpoint endpoint, String schema);

    @Override
    public final Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var response = chatModel(endpoint).call(new Prompt(messages(dialogue)));
        var usage = response.getMetadata().getUsage();
        return new Told(
                response.getResult().getOutput().getText(), usage.getPromptTokens(), usage.getCompletionTokens());
    }

    @Override
    public final List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return chatModel(endpoint).stream(new Prompt(messages(dialogue)))
                .flatMapIterable(response -> response.getResults())
                .mapNotNull(generation -> generation.getOutput().getText())
                .filter(text -> !text.isEmpty())
                .collectList()
                .block();
    }

    @Override
    public final String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        record Order(String order) {}
        var tool = FunctionToolCallback.<Order, String>builder("track", asked -> track.apply(asked.order()))
                .description("Where an order is.")
                .inputType(Order.class)
                .toolCallResultConverter((result, type) -> String.valueOf(result))
                .build();
        return ChatClient.create(chatModel(endpoint))
                .prompt()
                .user(question)
                .toolCallbacks(tool)
                .call()
                .content();
    }

    @Override
    public final Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var converter = new BeanOutputConverter<>(Parcel.class);
        var prompt = new Prompt(question, wanting(endpoint, converter.getJsonSchema()));
        return converter.convert(
                chatModel(endpoint).call(prompt).getResult().getOutput().getText());
    }

    @Override
    public final String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var message = UserMessage.builder()
                .text(question)
                .media(new Media(MimeTypeUtils.IMAGE_PNG, new ByteArrayResource(png)))
                .build();
        return chatModel(endpoint)
                .call(new Prompt(message))
                .getResult()
                .getOutput()
                .getText();
    }

    private static List<Message> messages(List<Said> dialogue) {
        return dialogue.stream().map(SpringAi2Client::message).toList();
    }

    private static Message message(Said said) {
        return switch (said.role()) {
            case SYSTEM -> new SystemMessage(said.text());
            case USER -> new UserMessage(said.text());
            case ASSISTANT -> new AssistantMessage(said.text());
        };
    }
}
