package io.iwc.examples.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;

/** No library at all: {@code curl}, as a person at a terminal. Aborted where there is none. */
@IwcEndpoint
class CurlTests implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, EmbedsTexts, Responds, SendsImages {
    private static final String TRACK = "{\"type\":\"function\",\"function\":{\"name\":\"track\",\"parameters\":"
            + "{\"type\":\"object\",\"properties\":{\"order\":{\"type\":\"string\"}}}}}";
    private static final String PARCEL = "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"parcel\",\"schema\":"
            + "{\"type\":\"object\",\"properties\":{\"order\":{\"type\":\"string\"},\"days\":{\"type\":\"integer\"}}}}}";

    @BeforeAll
    static void needsCurl() {
        assumeTrue(Curl.isThere(), "no curl on the path");
    }

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var answer = post(endpoint, "/chat/completions", chat(dialogue));
        var usage = answer.path("usage");
        return new Told(
                message(answer).path("content").asText(),
                usage.path("prompt_tokens").asInt(),
                usage.path("completion_tokens").asInt());
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var body = chat(dialogue);
        body.put("stream", true);
        return events(Curl.post(endpoint.baseUrl() + "/chat/completions", Json.compact(body))).stream()
                .map(event -> event.at("/choices/0/delta/content").asText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var body = chat(List.of(Said.user(question)));
        body.put("tools", List.of(Json.parse(TRACK)));
        var asked = message(post(endpoint, "/chat/completions", body));
        var call = asked.path("tool_calls").path(0);
        var order = Json.parse(call.at("/function/arguments").asText())
                .path("order")
                .asText();
        var result = Map.of("role", "tool", "tool_call_id", call.path("id").asText(), "content", track.apply(order));
        body.put("messages", List.of(Map.of("role", "user", "content", question), asked, result));
        return message(post(endpoint, "/chat/completions", body))
                .path("content")
                .asText();
    }

    @Override
    public Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var body = chat(List.of(Said.user(question)));
        body.put("response_format", Json.parse(PARCEL));
        var answer = message(post(endpoint, "/chat/completions", body));
        var parcel = Json.parse(answer.path("content").asText());
        return new Parcel(parcel.path("order").asText(), parcel.path("days").asInt());
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var answer = post(endpoint, "/embeddings", Map.of("model", "any", "input", texts));
        var vectors = new ArrayList<float[]>();
        answer.path("data").forEach(item -> vectors.add(floats(item.path("embedding"))));
        return vectors;
    }

    @Override
    public Told respond(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var answer = post(endpoint, "/responses", response(dialogue));
        return new Told(
                answer.at("/output/0/content/0/text").asText(),
                answer.at("/usage/input_tokens").asInt(),
                answer.at("/usage/output_tokens").asInt());
    }

    @Override
    public List<String> streamResponse(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var body = response(dialogue);
        body.put("stream", true);
        return events(Curl.post(endpoint.baseUrl() + "/responses", Json.compact(body))).stream()
                .filter(event -> event.path("type").asText().equals("response.output_text.delta"))
                .map(event -> event.path("delta").asText())
                .toList();
    }

    @Override
    public String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var url = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
        var parts = List.of(
                Map.of("type", "text", "text", question), Map.of("type", "image_url", "image_url", Map.of("url", url)));
        var body = chat(List.of());
        body.put("messages", List.of(Map.of("role", "user", "content", parts)));
        return message(post(endpoint, "/chat/completions", body))
                .path("content")
                .asText();
    }

    private static JsonNode post(EmbeddedEndpoint endpoint, String path, Map<String, Object> body) {
        return Json.parse(Curl.post(endpoint.baseUrl() + path, Json.compact(body)));
    }

    private static JsonNode message(JsonNode answer) {
        return answer.at("/choices/0/message");
    }

    private static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Json.parse(line.substring("data: ".length())))
                .toList();
    }

    private static Map<String, Object> chat(List<Said> dialogue) {
        return new LinkedHashMap<>(Map.of("model", "any", "messages", messages(dialogue)));
    }

    private static Map<String, Object> response(List<Said> dialogue) {
        return new LinkedHashMap<>(Map.of("model", "any", "input", messages(dialogue)));
    }

    private static List<Map<String, String>> messages(List<Said> dialogue) {
        return dialogue.stream()
                .map(said -> Map.of("role", said.role().name().toLowerCase(Locale.ROOT), "content", said.text()))
                .toList();
    }

    private static float[] floats(JsonNode list) {
        var floats = new float[list.size()];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = list.get(i).floatValue();
        }
        return floats;
    }
}
