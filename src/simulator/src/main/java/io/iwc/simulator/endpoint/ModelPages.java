package io.iwc.simulator.endpoint;

import io.iwc.artifact.internal.Json;
import java.util.List;
import java.util.Map;

/** What the endpoint says of its model, in the shape of each API. Any name is a model of it, as in requests. */
final class ModelPages {
    /** Of everything that has no date of its own. */
    private static final String EPOCH = "1970-01-01T00:00:00Z";

    private final String model;

    ModelPages(String model) {
        this.model = model;
    }

    /** The name of the one there is. */
    String model() {
        return model;
    }

    /** The models of the profile: one. */
    String list(Vendor vendor) {
        return Json.compact(
                switch (vendor) {
                    case ANTHROPIC ->
                        Map.of(
                                "data",
                                List.of(anthropic(model)),
                                "has_more",
                                false,
                                "first_id",
                                model,
                                "last_id",
                                model);
                    case GEMINI -> Map.of("models", List.of(gemini(model)));
                    case OPENAI, OLLAMA, BEDROCK -> Map.of("object", "list", "data", List.of(openAi(model)));
                });
    }

    String one(Vendor vendor, String name) {
        return Json.compact(vendor == Vendor.ANTHROPIC ? anthropic(name) : openAi(name));
    }

    /** Ollama's {@code /api/tags} and {@code /api/ps}. */
    String tags() {
        var tag = Map.of(
                "name", model, "model", model, "modified_at", EPOCH, "size", 0, "digest", "", "details", details());
        return Json.compact(Map.of("models", List.of(tag)));
    }

    /** Ollama's {@code /api/show}. */
    String shown() {
        return Json.compact(Map.of(
                "details", details(),
                "model_info", Map.of("general.architecture", "iwc"),
                "capabilities", List.of("completion", "tools"),
                "modified_at", EPOCH));
    }

    private static Map<String, Object> details() {
        return Map.of("format", "gguf", "family", "iwc", "parameter_size", "", "quantization_level", "");
    }

    private static Map<String, Object> openAi(String name) {
        return Map.of("id", name, "object", "model", "created", 0, "owned_by", "iwc");
    }

    private static Map<String, Object> anthropic(String name) {
        return Map.of("type", "model", "id", name, "display_name", name, "created_at", EPOCH);
    }

    private static Map<String, Object> gemini(String name) {
        return Map.of(
                "name",
                "models/" + name,
                "displayName",
                name,
                "supportedGenerationMethods",
                List.of("generateContent", "countTokens", "embedContent"));
    }
}
