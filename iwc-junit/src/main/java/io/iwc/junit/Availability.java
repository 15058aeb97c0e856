package io.iwc.junit;

import io.iwc.replay.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whether a server answers at all, asked once a session.
 *
 * @param problem what is wrong; empty if it answered
 */
record Availability(Optional<String> problem) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int SERVER_ERROR = 500;

    /** Why the endpoint cannot be used, if so: {@code GET url/models} has to answer within two seconds. */
    static Optional<String> problemOf(Endpoint endpoint, ExtensionContext context) {
        var key = new Stores.Key<>(Availability.class, endpoint.baseUrl());
        return Stores.computeIfAbsent(context.getRoot(), key, () -> probe(endpoint))
                .problem();
    }

    private static Availability probe(Endpoint endpoint) {
        var models = URI.create(endpoint.baseUrl().toString().replaceAll("/+$", "") + "/models");
        var expected = ", expected an answer of " + endpoint.publicUrl() + "/models within 2 s";
        try {
            var answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(HttpRequest.newBuilder(models).timeout(PATIENCE).build(), BodyHandlers.discarding());
            return new Availability(
                    answer.statusCode() < SERVER_ERROR
                            ? Optional.empty()
                            : Optional.of("found status " + answer.statusCode() + expected));
        } catch (IOException silent) {
            return new Availability(Optional.of("found no server" + expected));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Availability(Optional.of("found an interrupt" + expected));
        }
    }
}
