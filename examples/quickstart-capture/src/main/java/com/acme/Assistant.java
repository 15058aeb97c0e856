package com.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Stands for your application: it keeps a chat and sends it to an OpenAI-compatible server with each question. */
public final class Assistant {
    private static final String SYSTEM = "You are the support assistant of a maker of garden gear. Be brief.";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> messages = new ArrayList<>(List.of(message("system", SYSTEM)));
    private final URI completions;

    /**
     * An assistant whose chat is empty.
     *
     * @param baseUrl of the server, with {@code /v1}
     */
    public Assistant(String baseUrl) {
        completions = URI.create(baseUrl + "/chat/completions");
    }

    /** Asks the next question of the chat; the answer as the server sent it. */
    public String ask(String question) throws IOException, InterruptedException {
        messages.add(message("user", question));
        var body = "{\"model\":\"any\",\"max_tokens\":64,\"messages\":[" + String.join(",", messages) + "]}";
        var request = HttpRequest.newBuilder(completions)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static String message(String role, String text) {
        return "{\"role\":\"" + role + "\",\"content\":\"" + text.replace("\"", "\\\"") + "\"}";
    }
}
