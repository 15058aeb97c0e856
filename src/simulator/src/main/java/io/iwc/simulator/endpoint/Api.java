package io.iwc.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.iwc.IwcException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which path is served by what, and how errors look. Every call is answered, or its connection is closed. */
final class Api implements HttpHandler {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final int BUSY = 503;
    private static final int NO_BODY = -1;
    private static final long MOST_DRAINED_MILLIS = 2_000;
    private static final String JSON = "application/json; charset=utf-8";
    private static final Pattern ECHOED = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Routes routes = new Routes();
    private final String model;
    private final Pace pace;
    private final Ledger ledger;
    private final Door door;

    Api(String model, Completions completions, Pace pace, Ledger ledger, Door door) {
        this.model = model;
        this.pace = pace;
        this.ledger = ledger;
        this.door = door;
        for (var wire : ServedWire.values()) {
            routes.add("POST", wire.paths(), (call, named) -> {
                var document = completions.serve(wire, call, named);
                if (document.isPresent()) {
                    sendJson(call, document.get());
                }
            });
        }
        var about = new ModelPages(model);
        routes.add(
                "GET",
                List.of("/v1/models", "/v1beta/models"),
                (call, id) -> sendJson(call, about.list(Vendor.of(call))));
        get("/v1/models/" + Routes.ID, (call, id) -> sendJson(call, about.one(Vendor.of(call), id)));
        get("/v1/responses/" + Routes.ID, (call, id) -> sendJson(call, completions.response(id)));
        routes.add(
                "DELETE", List.of("/v1/responses/" + Routes.ID), (call, id) -> sendJson(call, completions.forget(id)));
        get("/health", (call, id) -> send(call, OK, "text/plain; charset=utf-8", ""));
        get("/metrics", (call, id) -> send(call, OK, "text/plain; version=0.0.4; charset=utf-8", metrics()));
        get("/", (call, id) -> {
            ledger.enterOther(call, OK);
            send(call, OK, "text/plain; charset=utf-8", "Ollama is running");
        });
        new VendorPages(completions, about).addTo(routes, this::sendJson);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var call = Received.of(exchange);
        try {
            call.header("X-Request-Id")
                    .filter(id -> ECHOED.matcher(id).matches())
                    .ifPresent(id -> exchange.getResponseHeaders().set("X-Request-Id", id));
            door.check(call);
            door.announce(call, exchange.getResponseHeaders());
            serve(call);
        } catch (ApiException e) {
            if (!e.isEntered()) {
                ledger.enterRefused(call, Optional.empty(), e);
            }
            refuse(call, e);
        } catch (IwcException e) {
            fail(call, INTERNAL_ERROR, "embedded endpoint: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            fail(call, INTERNAL_ERROR, "embedded endpoint: " + e);
        } catch (OutOfMemoryError e) {
            fail(call, BUSY, "embedded endpoint: the JVM has no memory left for this request; give it more");
        } // an IOException makes the server cut the connection off, as an answer that breaks needs
    }

    private void serve(Received call) throws IOException, ApiException {
        var found = routes.find(RequestPath.normal(call.path()));
        if (found.isEmpty()) {
            throw new ApiException(
                    NOT_FOUND, ApiException.INVALID_REQUEST, "", routes.unknown(call.method(), call.path()));
        }
        var methods = found.get().methods();
        var action = methods.get(call.method().equals("HEAD") ? "GET" : call.method());
        if (action != null) {
            action.serve(call, found.get().id());
        } else {
            other(call, methods);
        }
    }

    /** A method that the path does not have: {@code OPTIONS} asks for those that it has. */
    private void other(Received call, Map<String, Routes.Action> methods) throws IOException, ApiException {
        var allowed = new TreeSet<>(methods.keySet());
        var expected = String.join(", ", allowed);
        allowed.add("OPTIONS");
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        var headers = call.exchange().getResponseHeaders();
        headers.set("Allow", String.join(", ", allowed));
        if (!call.method().equals("OPTIONS")) {
            throw new ApiException(
                    METHOD_NOT_ALLOWED,
                    ApiException.INVALID_REQUEST,
                    "",
                    call.method() + " " + call.path() + ": found " + call.method() + ", expected " + expected);
        }
        door.announcePreflight(call, String.join(", ", allowed), headers);
        ledger.enterOther(call, NO_CONTENT);
        call.exchange().sendResponseHeaders(NO_CONTENT, NO_BODY);
        call.exchange().close();
    }

    private void get(String path, Routes.Action action) {
        routes.add("GET", List.of(path), action);
    }

    private String metrics() {
        return PrometheusText.of(model, pace.load());
    }

    private void sendJson(Received call, String body) throws IOException {
        ledger.enterOther(call, OK);
        send(call, OK, JSON, body);
    }

    /** An error object in the shape of its vendor; what is left of the request is read for a moment, and then cut off. */
    private void refuse(Received call, ApiException error) throws IOException {
        call.exchange().getResponseHeaders().set("Connection", "close");
        send(call, error.status(), JSON, Vendor.of(call).error(error), () -> drain(call));
    }

    private static void drain(Received call) throws IOException {
        var in = call.exchange().getRequestBody();
        HandlerThreads.within(MOST_DRAINED_MILLIS, () -> in.transferTo(OutputStream.nullOutputStream()));
    }

    private void fail(Received call, int status, String message) throws IOException {
        try {
            var error = new ApiException(status, "server_error", "", message);
            ledger.enterRefused(call, Optional.empty(), error);
            refuse(call, error);
        } finally {
            call.exchange().close();
        }
    }

    private static void send(Received call, int status, String type, String body) throws IOException {
        send(call, status, type, body, () -> {});
    }

    private static void send(Received call, int status, String type, String body, Ending beforeClose)
            throws IOException {
        var exchange = call.exchange();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var hasBody = bytes.length > 0 && !call.method().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type);
        if (call.method().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, hasBody ? bytes.length : NO_BODY);
        if (hasBody) {
            OutputStream out = exchange.getResponseBody();
            out.write(bytes);
            out.flush();
        }
        beforeClose.run();
        exchange.close();
    }

    /** What is done once an answer is written. */
    @FunctionalInterface
    private interface Ending {
        void run() throws IOException;
    }
}
