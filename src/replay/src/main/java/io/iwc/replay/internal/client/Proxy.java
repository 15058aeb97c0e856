package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy: requests to plain servers are handed to it, connections to TLS servers go through it as a tunnel.
 *
 * @param host of the proxy
 * @param port of the proxy
 * @param credentials {@code user:password}, unescaped
 */
public record Proxy(String host, int port, Optional<String> credentials) {
    private static final int USUAL_PORT = 3128;

    /** From {@code http://[user:password@]host[:port]}. */
    public static Proxy of(URI url) {
        return new Proxy(
                url.getHost(), url.getPort() < 0 ? USUAL_PORT : url.getPort(), Optional.ofNullable(url.getUserInfo()));
    }

    /** The header line that names who asks, with its end; empty without credentials. */
    public String authorizationLine() {
        return credentials
                .map(it ->
                        "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(it.getBytes(UTF_8)) + "\r\n")
                .orElse("");
    }

    /** Fit to be published. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
