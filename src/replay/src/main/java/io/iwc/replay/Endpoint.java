package io.iwc.replay;

import java.net.URI;
import java.util.Optional;

/**
 * An OpenAI-compatible server.
 *
 * @param baseUrl with the version path, {@code http://127.0.0.1:8000/v1}
 * @param model asked for; empty takes the first that {@code /models} names
 * @param wire which API is spoken
 * @param apiKeyEnv <em>name</em> of the environment variable that holds the key
 * @since 0.1
 */
public record Endpoint(URI baseUrl, String model, Wire wire, Optional<String> apiKeyEnv) {
    public static Endpoint at(String baseUrl, String model) {
        return new Endpoint(URI.create(baseUrl), model, Wire.CHAT, Optional.empty());
    }
}
