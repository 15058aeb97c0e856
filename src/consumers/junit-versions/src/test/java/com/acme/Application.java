package com.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** What is tested. */
final class Application {
    private Application() {}

    static String ask(String baseUrl, String question) throws IOException, InterruptedException {
        var body = "{\"model\": \"any\", \"max_tokens\": 16, \"messages\": [{\"role\": \"user\", \"content\": \""
                + question + "\"}]}";
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
