package io.iwc.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which path is served by what, and how errors look. */
final class Api implements HttpHandler {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;

    private final Map<String, Route> routes = new TreeMap<>();
    private final String model;
    private final Pace pace;

    Api(String model, Completions completions, Pace pace) {
        this.model = model;
        this.pace = pace;
        for (var wire : ServedWire.values()) {
            routes.put(wire.path(), new Route("POST", exchange -> completions.serve(wire, exchange)));
        }
        routes.put("/v1/embeddings", new Route("POST", completions::embed));
        routes.put("/v1/models", new Route("GET", this::models));
        routes.put("/health", new Route("GET", exchange -> send(exchange, OK, "text/plain; charset=utf-8", "")));
        routes.put("/metrics", new Route("GET", this::metrics));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Request-Id"))
                .ifPresent(id -> exchange.getResponseHeaders().set("X-Request-Id", id));
        try {
            route(exchange).serve(exchange);
        } catch (ApiException e) {
            refuse(exchange, e);
        } catch (RuntimeException e) {
            refuse(exchange, new ApiException(INTERNAL_ERROR, "server_error", "", "embedded endpoint: " + e));
        }
    }

    /** An error object in OpenAI's shape. */
    static void refuse(HttpExchange exchange, ApiException error) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        send(exchange, error.status(), "application/json; charset=utf-8", error.body());
    }

    private Action route(HttpExchange exchange) throws ApiException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        var route = routes.get(path);
        if (route == null) {
            throw new ApiException(
                    NOT_FOUND, ApiException.INVALID_REQUEST, "", method + " " + path + ": served are " + served());
        }
        if (!route.method.equals(method)) {
            exchange.getResponseHeaders().set("Allow", route.method);
            throw new ApiException(
                    METHOD_NOT_ALLOWED,
                    ApiException.INVALID_REQUEST,
                    "",
                    method + " " + path + ": found " + method + ", expected " + route.method);
        }
        return route.action;
    }

    private String served() {
        return routes.entrySet().stream()
                .map(route -> route.getValue().method + " " + route.getKey())
                .collect(Collectors.joining(", "));
    }

    private void models(HttpExchange exchange) throws IOException {
        var served = Map.of("id", model, "object", "model", "created", 0, "owned_by", "iwc");
        var list = Map.of("object", "list", "data", List.of(served));
        sendJson(exchange, Json.compact(list));
    }

    private void metrics(HttpExchange exchange) throws IOException {
        send(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", PrometheusText.of(model, pace.load()));
    }

    static void sendJson(HttpExchange exchange, String body) throws IOException {
        send(exchange, OK, "application/json; charset=utf-8", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        exchange.close();
    }

    private record Route(String method, Action action) {}

    /** Serves one request, or hands it over. */
    @FunctionalInterface
    private interface Action {
        void serve(HttpExchange exchange) throws IOException, ApiException;
    }
}
