package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Talks to an endpoint as an application would: JSON there, JSON or server-sent events back. */
final class TestClient {
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final EmbeddedEndpoint endpoint;

    TestClient(EmbeddedEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Object body, String... headers) throws IOException, InterruptedException {
        return HTTP.send(posting(path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode chat(Map<String, Object> body, String... headers) throws IOException, InterruptedException {
        return Json.parse(post("/v1/chat/completions", body, headers).body());
    }

    CompletableFuture<HttpResponse<String>> chatLater(Map<String, Object> body) {
        return HTTP.sendAsync(posting("/v1/chat/completions", body), HttpResponse.BodyHandlers.ofString());
    }

    /** The events of a streamed answer, each with the time it was read. */
    List<Event> stream(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return timed(path, body).events();
    }

    /** The same, with the time at which the headers were there. */
    Timed timed(String path, Map<String, Object> body) throws IOException, InterruptedException {
        var events = new ArrayList<Event>();
        var answer = HTTP.send(posting(path, body), HttpResponse.BodyHandlers.ofLines());
        var headers = System.nanoTime();
        try (var lines = answer.body()) {
            lines.filter(line -> !line.isEmpty())
                    .forEach(line -> events.add(new Event(line.substring("data: ".length()), System.nanoTime())));
        }
        return new Timed(headers, events);
    }

    private HttpRequest posting(String path, Object body, String... headers) {
        var text = body instanceof String raw ? raw : Json.compact(body);
        var request = request(path).POST(HttpRequest.BodyPublishers.ofString(text));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint.rootUrl() + path)).timeout(Duration.ofSeconds(30));
    }

    /** A streamed answer and when its headers came. */
    record Timed(long headersNanos, List<Event> events) {}

    /** One event as it was read. */
    record Event(String data, long nanos) {
        JsonNode json() {
            return Json.parse(data);
        }

        JsonNode choice() {
            return json().path("choices").path(0);
        }

        boolean hasToken() {
            return !data.equals("[DONE]")
                    && !choice().path("delta").path("content").asText("").isEmpty();
        }
    }
}
