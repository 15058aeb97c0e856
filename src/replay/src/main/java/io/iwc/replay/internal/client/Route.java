package io.iwc.replay.internal.client;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/**
 * The way to a server.
 *
 * @param url scheme, host and port of which are used
 * @param proxy on the way, if there is one
 * @param trust whose certificates are accepted; empty = those that the JVM accepts
 */
public record Route(URI url, Optional<Proxy> proxy, Optional<TrustManagerFactory> trust) {
    /** Straight to a server. */
    public static Route to(URI url) {
        return new Route(url, Optional.empty(), Optional.empty());
    }

    boolean isSecure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** As certificates have it: no brackets around an IPv6 literal. */
    String host() {
        return url.getHost().replaceAll("^\\[|\\]$", "");
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
    }
}
