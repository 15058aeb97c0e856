package io.iwc.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which endpoint a run talked to, fit to be published: no user info, no query, no key.
 *
 * @param wire {@code chat}, {@code completions}, {@code responses}
 * @param model the requested model
 * @param url without user info and query; {@code embedded:PROFILE} for a prediction
 * @param protocol {@code HTTP/1.1}; {@code none} for a prediction
 * @param server response headers that identify the server, by lower-case name
 * @since 0.1
 */
public record EndpointInfo(String wire, String model, String url, String protocol, SortedMap<String, String> server) {
    /** Of a run whose endpoint is unknown. */
    public static final EndpointInfo UNKNOWN =
            new EndpointInfo("unknown", "unknown", "unknown", "unknown", new TreeMap<>());

    public EndpointInfo {
        server = Collections.unmodifiableSortedMap(new TreeMap<>(server));
    }
}
