package io.iwc.examples.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseTextDeltaEvent;
import io.iwc.artifact.internal.Json;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** OpenAI's own client for Java. */
@IwcEndpoint
class OpenAiJavaTests
        implements TriesAgain,
                StreamsChats,
                CallsTools,
                AnswersInJson,
                EmbedsTexts,
                Responds,
                SendsImages,
                ReportsErrors {
    OpenAIClient client(EmbeddedEndpoint endpoint) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .build();
    }

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var completion =
                client(endpoint).chat().completions().create(chat(dialogue).build());
        var usage = completion.usage().orElseThrow();
        return new Told(
                completion.choices().get(0).message().content().orElseThrow(),
                Math.toIntExact(usage.promptTokens()),
                Math.toIntExact(usage.completionTokens()));
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var params = chat(dialogue).build();
        try (var chunks = client(endpoint).chat().completions().createStreaming(params)) {
            return chunks.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .map(ChatCompletionChunk.Choice::delta)
                    .flatMap(delta -> delta.content().stream())
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var completions = client(endpoint).chat().completions();
        var chat = chat(List.of(Said.user(question))).addTool(trackingTool());
        var asked = completions.create(chat.build()).choices().get(0).message();
        var call = asked.toolCalls().orElseThrow().get(0).asFunction();
        var order = Json.parse(call.function().arguments()).path("order").asText();
        chat.addMessage(asked)
                .addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(call.id())
                        .content(track.apply(order))
                        .build());
        return completions
                .create(chat.build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();
    }

    @Override
    public Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var params =
                chat(List.of(Said.user(question))).responseFormat(Parcel.class).build();
        var completion = client(endpoint).chat().completions().create(params);
        return completion.choices().get(0).message().content().orElseThrow();
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var params = EmbeddingCreateParams.builder()
                .model("any")
                .inputOfArrayOfStrings(texts)
                .build();
        return client(endpoint).embeddings().create(params).data().stream()
                .map(embedding -> floats(embedding.embedding()))
                .toList();
    }

    @Override
    public Told respond(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var response = client(endpoint).responses().create(response(dialogue));
        var usage = response.usage().orElseThrow();
        return new Told(
                response.output()
                        .get(0)
                        .asMessage()
                        .content()
                        .get(0)
                        .asOutputText()
                        .text(),
                Math.toIntExact(usage.inputTokens()),
                Math.toIntExact(usage.outputTokens()));
    }

    @Override
    public List<String> streamResponse(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        try (var events = client(endpoint).responses().createStreaming(response(dialogue))) {
            return events.stream()
                    .flatMap(event -> event.outputTextDelta().stream())
                    .map(ResponseTextDeltaEvent::delta)
                    .toList();
        }
    }

    @Override
    public String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var url = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
        var image = ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url(url)
                        .build())
                .build();
        var words = ChatCompletionContentPartText.builder().text(question).build();
        var params = ChatCompletionCreateParams.builder()
                .model("any")
                .addUserMessageOfArrayOfContentParts(
                        List.of(ChatCompletionContentPart.ofText(words), ChatCompletionContentPart.ofImageUrl(image)))
                .build();
        return client(endpoint)
                .chat()
                .completions()
                .create(params)
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();
    }

    private static ChatCompletionCreateParams.Builder chat(List<Said> dialogue) {
        var chat = ChatCompletionCreateParams.builder().model("any");
        for (var said : dialogue) {
            switch (said.role()) {
                case SYSTEM -> chat.addSystemMessage(said.text());
                case USER -> chat.addUserMessage(said.text());
                case ASSISTANT -> chat.addAssistantMessage(said.text());
            }
        }
        return chat;
    }

    private static ResponseCreateParams response(List<Said> dialogue) {
        return ResponseCreateParams.builder()
                .model("any")
                .inputOfResponse(dialogue.stream().map(OpenAiJavaTests::item).toList())
                .build();
    }

    private static ResponseInputItem item(Said said) {
        return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.of(said.role().name().toLowerCase(Locale.ROOT)))
                .content(said.text())
                .build());
    }

    private static ChatCompletionFunctionTool trackingTool() {
        var parameters = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of("order", Map.of("type", "string"))))
                .build();
        return ChatCompletionFunctionTool.builder()
                .function(FunctionDefinition.builder()
                        .name("track")
                        .description("Where an order is.")
                        .parameters(parameters)
                        .build())
                .build();
    }

    private static float[] floats(List<Float> list) {
        var floats = new float[list.size()];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = list.get(i);
        }
        return floats;
    }
}
