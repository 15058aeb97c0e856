package com.acme.bridge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a model about a bridge. */
public final class Warden {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;

    /** Talks to the server at this URL. */
    public Warden(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** What the server answers, as it stands. */
    public String ask(String question) throws IOException, InterruptedException {
        var body = "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
