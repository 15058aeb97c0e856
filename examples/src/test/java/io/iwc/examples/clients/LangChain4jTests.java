package io.iwc.examples.clients;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.iwc.artifact.internal.Json;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import java.util.function.UnaryOperator;

/** LangChain4j's models for OpenAI, on its default HTTP client. */
class LangChain4jTests implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, EmbedsTexts, Responds {
    // snippet: langchain4j
    private static ChatModel model(EmbeddedEndpoint endpoint) {
        return OpenAiChatModel.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .modelName("any")
                .build();
    }
    // end

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return told(model(endpoint), dialogue);
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return pieces(
                OpenAiStreamingChatModel.builder()
                        .baseUrl(endpoint.baseUrl())
                        .apiKey("unused")
                        .modelName("any")
                        .build(),
                dialogue);
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var tool = ToolSpecification.builder()
                .name("track")
                .description("Where an order is.")
                .parameters(
                        JsonObjectSchema.builder().addStringProperty("order").build())
                .build();
        var asked = model(endpoint)
                .chat(ChatRequest.builder()
                        .messages(UserMessage.from(question))
                        .toolSpecifications(tool)
                        .build())
                .aiMessage();
        var call = asked.toolExecutionRequests().get(0);
        var order = Json.parse(call.arguments()).path("order").asText();
        var result = ToolExecutionResultMessage.from(call, track.apply(order));
        return model(endpoint)
                .chat(ChatRequest.builder()
                        .messages(UserMessage.from(question), asked, result)
                        .toolSpecifications(tool)
                        .build())
                .aiMessage()
                .text();
    }

    @Override
    public Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
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
        var json = Json.parse(model(endpoint).chat(request).aiMessage().text());
        return new Parcel(json.path("order").asText(), json.path("days").asInt());
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var model = OpenAiEmbeddingModel.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .modelName("any")
                .build();
        return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(Embedding::vector)
                .toList();
    }

    @Override
    public Told respond(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return told(
                OpenAiResponsesChatModel.builder()
                        .baseUrl(endpoint.baseUrl())
                        .apiKey("unused")
                        .modelName("any")
                        .build(),
                dialogue);
    }

    @Override
    public List<String> streamResponse(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return pieces(
                OpenAiResponsesStreamingChatModel.builder()
                        .baseUrl(endpoint.baseUrl())
                        .apiKey("unused")
                        .modelName("any")
                        .build(),
                dialogue);
    }

    private static Told told(ChatModel model, List<Said> dialogue) {
        var response = model.chat(messages(dialogue));
        return new Told(
                response.aiMessage().text(),
                response.tokenUsage().inputTokenCount(),
                response.tokenUsage().outputTokenCount());
    }

    private static List<String> pieces(StreamingChatModel model, List<Said> dialogue) {
        var pieces = new StreamedPieces();
        model.chat(messages(dialogue), pieces);
        return pieces.all();
    }

    private static List<ChatMessage> messages(List<Said> dialogue) {
        return dialogue.stream().map(LangChain4jTests::message).toList();
    }

    private static ChatMessage message(Said said) {
        return switch (said.role()) {
            case SYSTEM -> SystemMessage.from(said.text());
            case USER -> UserMessage.from(said.text());
            case ASSISTANT -> AiMessage.from(said.text());
        };
    }
}
