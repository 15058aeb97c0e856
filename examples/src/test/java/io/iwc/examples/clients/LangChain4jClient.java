package io.iwc.examples.clients;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.iwc.artifact.internal.Json;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** What LangChain4j does with any of its models. */
@IwcEndpoint
abstract class LangChain4jClient
        implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, SendsImages, ReportsErrors {
    abstract ChatModel chatModel(EmbeddedEndpoint endpoint);

    abstract StreamingChatModel streamingModel(EmbeddedEndpoint endpoint);

    @Override
    public final Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return told(chatModel(endpoint), dialogue);
    }

    @Override
    public final List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return pieces(streamingModel(endpoint), dialogue);
    }

    @Override
    public final String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var tool = ToolSpecification.builder()
                .name("track")
                .description("Where an order is.")
                .parameters(
                        JsonObjectSchema.builder().addStringProperty("order").build())
                .build();
        var asked = chatModel(endpoint)
                .chat(ChatRequest.builder()
                        .messages(UserMessage.from(question))
                        .toolSpecifications(tool)
                        .build())
                .aiMessage();
        var call = asked.toolExecutionRequests().get(0);
        var order = Json.parse(call.arguments()).path("order").asText();
        var result = ToolExecutionResultMessage.from(call, track.apply(order));
        return chatModel(endpoint)
                .chat(ChatRequest.builder()
                        .messages(UserMessage.from(question), asked, result)
                        .toolSpecifications(tool)
                        .build())
                .aiMessage()
                .text();
    }

    @Override
    public final Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var schema = JsonObjectSchema.builder()
                .addStringProperty("order")
                .addIntegerProperty("days")
                .required("order", "days")
                .build();
        var format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder().name("parcel").rootElement(schema).build())
                .build();
        var request = ChatRequest.builder()
                .messages(UserMessage.from(question))
                .responseFormat(format)
                .build();
        var json = Json.parse(chatModel(endpoint).chat(request).aiMessage().text());
        return new Parcel(json.path("order").asText(), json.path("days").asInt());
    }

    @Override
    public final String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var image = ImageContent.from(Base64.getEncoder().encodeToString(png), "image/png");
        return chatModel(endpoint)
                .chat(UserMessage.from(TextContent.from(question), image))
                .aiMessage()
                .text();
    }

    static Told told(ChatModel model, List<Said> dialogue) {
        var response = model.chat(messages(dialogue));
        return new Told(
                response.aiMessage().text(),
                response.tokenUsage().inputTokenCount(),
                response.tokenUsage().outputTokenCount());
    }

    static List<String> pieces(StreamingChatModel model, List<Said> dialogue) {
        var pieces = new StreamedPieces();
        model.chat(messages(dialogue), pieces);
        return pieces.all();
    }

    private static List<ChatMessage> messages(List<Said> dialogue) {
        return dialogue.stream().map(LangChain4jClient::message).toList();
    }

    private static ChatMessage message(Said said) {
        return switch (said.role()) {
            case SYSTEM -> SystemMessage.from(said.text());
            case USER -> UserMessage.from(said.text());
            case ASSISTANT -> AiMessage.from(said.text());
        };
    }
}
