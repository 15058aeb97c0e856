package io.iwc.examples.clients;

import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;

/** What Spring AI does with any of its models. */
@IwcEndpoint
abstract class SpringAiClient implements TriesAgain, StreamsChats, CallsTools, SendsImages, ReportsErrors {
    abstract ChatModel chatModel(EmbeddedEndpoint endpoint);

    /** Options that let the model call a tool. */
    abstract ChatOptions calling(ToolCallback tool);

    /** Unless told otherwise, Spring AI asks again after 5xx alone. */
    @Override
    public int busy() {
        return 503;
    }

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
        return chatModel(endpoint)
                .call(new Prompt(question, calling(tool)))
                .getResult()
                .getOutput()
                .getText();
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
        return dialogue.stream().map(SpringAiClient::message).toList();
    }

    private static Message message(Said said) {
        return switch (said.role()) {
            case SYSTEM -> new SystemMessage(said.text());
            case USER -> new UserMessage(said.text());
            case ASSISTANT -> new AssistantMessage(said.text());
        };
    }
}
