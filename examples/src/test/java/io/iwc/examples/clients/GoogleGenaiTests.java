package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.catchThrowable;
import static io.iwc.simulator.endpoint.Answer.status;

import com.google.genai.Client;
import com.google.genai.errors.ClientException;
import com.google.genai.types.Content;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import com.google.genai.types.Tool;
import io.iwc.artifact.internal.Json;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Google's own client for Java. It adds the version to the path: give it the root. */
@IwcEndpoint
class GoogleGenaiTests
        implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, EmbedsTexts, SendsImages, ReportsErrors {
    private static final Map<String, Object> STRING = Map.of("type", "string");

    // snippet: google-genai
    private static Client client(EmbeddedEndpoint endpoint) {
        return Client.builder()
                .apiKey("unused")
                .httpOptions(HttpOptions.builder()
                        .baseUrl(endpoint.rootUrl())
                        .retryOptions(HttpRetryOptions.builder().attempts(2).initialDelay(0.01))
                        .build())
                .build();
    }
    // end

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var response = client(endpoint)
                .models
                .generateContent("any", contents(dialogue), config(dialogue).build());
        var usage = response.usageMetadata().orElseThrow();
        return new Told(
                response.text(),
                usage.promptTokenCount().orElseThrow(),
                usage.candidatesTokenCount().orElseThrow());
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var pieces = new ArrayList<String>();
        try (var responses = client(endpoint)
                .models
                .generateContentStream(
                        "any", contents(dialogue), config(dialogue).build())) {
            for (GenerateContentResponse response : responses) {
                if (!response.text().isEmpty()) {
                    pieces.add(response.text());
                }
            }
        }
        return pieces;
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var tool = FunctionDeclaration.builder()
                .name("track")
                .description("Where an order is.")
                .parametersJsonSchema(Map.of("type", "object", "properties", Map.of("order", STRING)))
                .build();
        var config = GenerateContentConfig.builder()
                .tools(Tool.builder().functionDeclarations(tool))
                .build();
        var asked = Content.fromParts(Part.fromText(question));
        var models = client(endpoint).models;
        var response = models.generateContent("any", List.of(asked), config);
        var order = response.functionCalls().get(0).args().orElseThrow().get("order");
        var call = Content.builder().role("model").parts(response.parts()).build();
        var result = Content.fromParts(
                Part.fromFunctionResponse("track", Map.of("result", track.apply(String.valueOf(order)))));
        return models.generateContent("any", List.of(asked, call, result), config)
                .text();
    }

    @Override
    public Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var schema = Map.of("type", "object", "properties", Map.of("order", STRING, "days", Map.of("type", "integer")));
        var config = GenerateContentConfig.builder()
                .responseMimeType("application/json")
                .responseJsonSchema(schema)
                .build();
        var json = Json.parse(
                client(endpoint).models.generateContent("any", question, config).text());
        return new Parcel(json.path("order").asText(), json.path("days").asInt());
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var response = client(endpoint)
                .models
                .embedContent("any", texts, EmbedContentConfig.builder().build());
        return response.embeddings().orElseThrow().stream()
                .map(embedding -> floats(embedding.values().orElseThrow()))
                .toList();
    }

    @Override
    public String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var asked = Content.fromParts(Part.fromText(question), Part.fromBytes(png, "image/png"));
        return client(endpoint)
                .models
                .generateContent(
                        "any", List.of(asked), GenerateContentConfig.builder().build())
                .text();
    }

    @Test
    void countsTokensWithoutBeingCaptured(EmbeddedEndpoint endpoint) {
        var counted = client(endpoint).models.countTokens("any", "Where is my parcel?", null);
        var told = ask(endpoint, List.of(Said.user("Where is my parcel?")));

        assertThat(counted.totalTokens()).hasValue(told.promptTokens());
        assertThat(endpoint.captured()).hasRequestCount(1);
    }

    @Test
    void throwsItsOwnExceptions(EmbeddedEndpoint endpoint) {
        endpoint.answer(status(400));

        assertThat(catchThrowable(() -> ask(endpoint, List.of(Said.user("a")))))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("status 400, as the test asked for");
    }

    private static GenerateContentConfig.Builder config(List<Said> dialogue) {
        var config = GenerateContentConfig.builder();
        dialogue.stream()
                .filter(said -> said.role() == Said.Role.SYSTEM)
                .forEach(said -> config.systemInstruction(Content.fromParts(Part.fromText(said.text()))));
        return config;
    }

    private static List<Content> contents(List<Said> dialogue) {
        return dialogue.stream()
                .filter(said -> said.role() != Said.Role.SYSTEM)
                .map(said -> Content.builder()
                        .role(said.role() == Said.Role.USER ? "user" : "model")
                        .parts(Part.fromText(said.text()))
                        .build())
                .toList();
    }

    private static float[] floats(List<Float> list) {
        var floats = new float[list.size()];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = list.get(i);
        }
        return floats;
    }
}
