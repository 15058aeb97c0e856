package io.iwc.replay;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OpenAI-compatible server.
 *
 * @param baseUrl {@code http} or {@code https}, with the version path: {@code http://127.0.0.1:8000/v1}; without a
 *     path it is {@code /v1}, without a trailing slash and without the path of the wire. Its query goes with every
 *     request; its {@code user:password} becomes a header that is never shown
 * @param model asked for; empty takes the first that {@code /models} names
 * @param wire the API
 * @param apiKeyEnv <em>name</em> of the environment variable that holds the key
 * @since 0.1
 */
public record Endpoint(URI baseUrl, String model, Wire wire, Optional<String> apiKeyEnv) {
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public Endpoint {
        baseUrl = EndpointUrl.checked(baseUrl);
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(wire, "wire");
        if (apiKeyEnv.isPresent() && !VARIABLE_NAME.matcher(apiKeyEnv.get()).matches()) {
            // the value is not repeated: it may be the key itself
            throw new IllegalArgumentException("api key: expected the name of an environment variable, not the key");
        }
        if (apiKeyEnv.isPresent() && baseUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "endpoint: found user:password in its URL and an API key, both of which are"
                            + " the Authorization header; expected one of them");
        }
    }

    /** A server with the chat completions API, without a key. */
    public static Endpoint at(String baseUrl, String model) {
        return new Endpoint(EndpointUrl.parse(baseUrl), model, Wire.CHAT, Optional.empty());
    }

    /** The same server over another API. */
    public Endpoint over(Wire wire) {
        return new Endpoint(baseUrl, model, wire, apiKeyEnv);
    }

    /** The same server, its key taken from the environment variable of that name when a replay starts. */
    public Endpoint withApiKeyFrom(String variable) {
        return new Endpoint(baseUrl, model, wire, Optional.of(variable));
    }

    /** The URL fit to be published: no user info, no query. */
    public String publicUrl() {
        var port = baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort();
        return baseUrl.getScheme() + "://" + baseUrl.getHost() + port + baseUrl.getRawPath();
    }

    /** Path and query of a request for an answer. */
    String target(String model, boolean streamed) {
        return target(wire.path(wire.base(baseUrl.getRawPath()), model, streamed));
    }

    /** Path and query of requests to that path below the base URL. */
    String target(String path) {
        var whole = wire.base(baseUrl.getRawPath()) + path;
        var own = Optional.ofNullable(baseUrl.getRawQuery()).filter(it -> !it.isEmpty());
        var needed = wire.query(whole)
                .filter(it -> own.filter(query -> sets(query, it)).isEmpty());
        var query = Stream.concat(own.stream(), needed.stream()).collect(Collectors.joining("&"));
        return whole + (query.isEmpty() ? "" : "?" + query);
    }

    private static boolean sets(String query, String parameter) {
        var name = parameter.substring(0, parameter.indexOf('=') + 1);
        return Stream.of(query.split("&", -1)).anyMatch(it -> it.startsWith(name));
    }

    /** Host and port as requests name them. */
    String authority() {
        return baseUrl.getHost() + (baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort());
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return wire.text() + " " + model + " " + publicUrl();
    }
}
