package io.iwc.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;

/**
 * A call on its way through the endpoint.
 *
 * @param exchange the call
 * @param method its HTTP method
 * @param path as it was asked for
 * @param arrivalNanos when it came, on {@link System#nanoTime()}
 */
record Received(HttpExchange exchange, String method, String path, long arrivalNanos) {
    static Received of(HttpExchange exchange) {
        return new Received(
                exchange,
                exchange.getRequestMethod(),
                RequestPath.asAsked(exchange.getRequestURI()),
                System.nanoTime());
    }

    /** The first value of a request header. */
    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** Whether this stands among what the query of the request asks for. */
    boolean queries(String part) {
        var query = exchange.getRequestURI().getRawQuery();
        return query != null && List.of(query.split("&")).contains(part);
    }
}
