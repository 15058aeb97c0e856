package io.iwc.record;

import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks for chat completions as an application does. */
final class Application {
    static final String KEY = "sk-A1b2C3d4E5f6G7h8I9j0";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;

    Application(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Messages of the user and the assistant in turn. */
    HttpResponse<String> ask(boolean streamed, List<String> said, String... headers) throws IOException {
        var messages = new ArrayList<Map<String, String>>();
        said.forEach(text -> messages.add(
                new TreeMap<>(Map.of("role", messages.size() % 2 == 0 ? "user" : "assistant", "content", text))));
        var body = new TreeMap<String, Object>(Map.of("max_tokens", 4, "messages", messages, "model", "m"));
        if (streamed) {
            body.put("stream", true);
        }
        return post("/chat/completions", Json.compact(body), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEY)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
