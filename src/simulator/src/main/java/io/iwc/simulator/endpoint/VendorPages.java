package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the APIs serve beside answers: counts of tokens, vectors, and what clients ask for when they start. */
final class VendorPages {
    private final Completions completions;
    private final ModelPages about;

    VendorPages(Completions completions, ModelPages about) {
        this.completions = completions;
        this.about = about;
    }

    void addTo(Routes routes, Sender sender) {
        post(routes, sender, ServedWire.openAi("embeddings"), body -> completions
                .embeddings()
                .answer(body, about.model()));
        post(
                routes,
                sender,
                List.of("/v1/messages/count_tokens"),
                body -> counted(ServedWire.MESSAGES, body, "input_tokens"));
        addOllama(routes, sender);
        post(
                routes,
                sender,
                Vendor.geminiPaths("countTokens"),
                body -> counted(ServedWire.GEMINI, content(body), "totalTokens"));
        post(
                routes,
                sender,
                Vendor.geminiPaths("embedContent"),
                body -> Json.compact(Map.of(
                        "embedding", Map.of("values", vectors(List.of(body)).get(0)))));
        post(routes, sender, Vendor.geminiPaths("batchEmbedContents"), this::batch);
    }

    private void addOllama(Routes routes, Sender sender) {
        routes.add(
                "GET",
                List.of("/api/version"),
                (call, id) -> sender.send(call, Json.compact(Map.of("version", "0.0.0"))));
        routes.add("GET", List.of("/api/tags", "/api/ps"), (call, id) -> sender.send(call, about.tags()));
        post(routes, sender, List.of("/api/show"), body -> about.shown());
        post(routes, sender, List.of("/api/pull"), body -> Json.compact(Map.of("status", "success")));
        post(routes, sender, List.of("/api/embed"), body -> {
            var vectors = completions.embeddings().vectors(body);
            return Json.compact(Map.of(
                    "model", new BodyFields(body).text("model").orElse(about.model()),
                    "embeddings", vectors.values(),
                    "prompt_eval_count", vectors.tokens()));
        });
        post(
                routes,
                sender,
                List.of("/api/embeddings"),
                body -> Json.compact(Map.of(
                        "embedding",
                        completions
                                .embeddings()
                                .vectors(one(body.path("prompt").asText()))
                                .values()
                                .get(0))));
    }

    private String counted(ServedWire wire, ObjectNode body, String name) throws ApiException {
        return Json.compact(Map.of(name, completions.count(wire, body)));
    }

    /** The request whose tokens are to be counted: the whole one if there is, else the contents alone. */
    private static ObjectNode content(ObjectNode body) {
        return body.path("generateContentRequest") instanceof ObjectNode request ? request : body;
    }

    private String batch(ObjectNode body) throws ApiException {
        var requests = new ArrayList<ObjectNode>();
        for (var request : body.path("requests")) {
            if (request instanceof ObjectNode object) {
                requests.add(object);
            }
        }
        var embeddings = vectors(requests).stream()
                .map(values -> Map.of("values", values))
                .toList();
        return Json.compact(Map.of("embeddings", embeddings));
    }

    private List<float[]> vectors(List<ObjectNode> requests) throws ApiException {
        var values = new ArrayList<float[]>();
        for (var request : requests) {
            var text = new StringBuilder();
            request.path("content")
                    .path("parts")
                    .forEach(part -> text.append(part.path("text").asText()));
            if (text.isEmpty()) {
                throw BodyFields.unexpected("content", request.path("content"), "parts with text");
            }
            var body = one(text.toString());
            if (request.hasNonNull("outputDimensionality")) {
                body.set("dimensions", request.get("outputDimensionality"));
            }
            values.addAll(completions.embeddings().vectors(body).values());
        }
        return values;
    }

    private static ObjectNode one(String input) {
        return Json.object().put("input", input);
    }

    private void post(Routes routes, Sender sender, List<String> paths, Page page) {
        routes.add("POST", paths, (call, id) -> sender.send(call, page.of(completions.body(call))));
    }

    /** Answers a body with a document. */
    @FunctionalInterface
    private interface Page {
        String of(ObjectNode body) throws ApiException;
    }

    /** Sends a document. */
    @FunctionalInterface
    interface Sender {
        void send(Received call, String document) throws IOException;
    }
}
