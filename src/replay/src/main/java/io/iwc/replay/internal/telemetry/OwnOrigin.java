package io.iwc.replay.internal.telemetry;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The endpoint of a replay, whose pages are asked for as its requests are sent: with its key and headers, by its client.
 * No other origin gets them.
 *
 * @param baseUrl of the endpoint
 * @param headers by name, the key among them
 * @param client that trusts what the replay trusts
 */
public record OwnOrigin(URI baseUrl, SortedMap<String, String> headers, HttpClient client) {
    public OwnOrigin {
        headers = Collections.unmodifiableSortedMap(headers);
    }

    /** The metrics page of the endpoint. */
    URI page() {
        return baseUrl.resolve("/metrics");
    }

    /** Whether a page is of the same scheme, host and port. */
    boolean has(URI page) {
        return baseUrl.getScheme().equalsIgnoreCase(page.getScheme())
                && Objects.requireNonNullElse(baseUrl.getHost(), "").equalsIgnoreCase(page.getHost())
                && port(baseUrl) == port(page);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
