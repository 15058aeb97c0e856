package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.NullNode;
import io.iwc.artifact.internal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose API a call belongs to: its errors have the shape that the clients of that API understand. */
enum Vendor {
    OPENAI {
        @Override
        String error(ApiException refusal) {
            var error = new LinkedHashMap<String, Object>();
            error.put("message", refusal.getMessage());
            error.put("type", refusal.type());
            error.put("param", refusal.parameter().isEmpty() ? NullNode.getInstance() : refusal.parameter());
            error.put("code", NullNode.getInstance());
            return Json.compact(Map.of("error", error));
        }
    },
    ANTHROPIC {
        @Override
        String error(ApiException refusal) {
            var type =
                    switch (refusal.status()) {
                        case 401 -> "authentication_error";
                        case 403 -> "permission_error";
                        case 404 -> "not_found_error";
                        case 413 -> "request_too_large";
                        case 429 -> "rate_limit_error";
                        case 529 -> "overloaded_error";
                        default -> refusal.status() < SERVER_ERRORS ? ApiException.INVALID_REQUEST : "api_error";
                    };
            return Json.compact(
                    Map.of("type", "error", "error", Map.of("type", type, "message", refusal.getMessage())));
        }
    },
    OLLAMA {
        @Override
        String error(ApiException refusal) {
            return Json.compact(Map.of("error", refusal.getMessage()));
        }
    },
    BEDROCK {
        @Override
        String error(ApiException refusal) {
            var type =
                    switch (refusal.status()) {
                        case 403 -> "AccessDeniedException";
                        case 404 -> "ResourceNotFoundException";
                        case 408 -> "ModelTimeoutException";
                        case 424 -> "ModelErrorException";
                        case 429 -> "ThrottlingException";
                        case 503 -> "ServiceUnavailableException";
                        default -> refusal.status() < SERVER_ERRORS ? "ValidationException" : "InternalServerException";
                    };
            return Json.compact(Map.of("__type", type, "message", refusal.getMessage()));
        }
    },
    GEMINI {
        @Override
        String error(ApiException refusal) {
            var status =
                    switch (refusal.status()) {
                        case 401 -> "UNAUTHENTICATED";
                        case 403 -> "PERMISSION_DENIED";
                        case 404 -> "NOT_FOUND";
                        case 429 -> "RESOURCE_EXHAUSTED";
                        case 503 -> "UNAVAILABLE";
                        case 504 -> "DEADLINE_EXCEEDED";
                        default -> refusal.status() < SERVER_ERRORS ? "INVALID_ARGUMENT" : "INTERNAL";
                    };
            return Json.compact(Map.of(
                    "error", Map.of("code", refusal.status(), "message", refusal.getMessage(), "status", status)));
        }
    };

    private static final int SERVER_ERRORS = 500;

    /** The body of an error. */
    abstract String error(ApiException refusal);

    /** By path, and where two have the same one by the header that Anthropic's clients always send. */
    static Vendor of(Received call) {
        var path = RequestPath.normal(call.path());
        if (path.startsWith("/v1/messages") || call.header("anthropic-version").isPresent()) {
            return ANTHROPIC;
        }
        if (path.startsWith("/model/")) {
            return BEDROCK;
        }
        if (path.startsWith("/api/") || path.equals("/")) {
            return OLLAMA;
        }
        return path.startsWith("/v1beta") || path.lastIndexOf(':') > path.lastIndexOf('/') ? GEMINI : OPENAI;
    }

    /** Where a method of Gemini's models is served: the API for developers, and Vertex. */
    static List<String> geminiPaths(String method) {
        var model = "models/" + Routes.ID + ":" + method;
        return List.of(
                "/v1beta/" + model,
                "/v1/" + model,
                "/v1beta1/publishers/google/" + model,
                "/v1beta1/projects/{project}/locations/{location}/publishers/google/" + model,
                "/v1/projects/{project}/locations/{location}/publishers/google/" + model);
    }
}
