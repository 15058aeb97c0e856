package io.iwc.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.wire.internal.AnthropicMessages;
import io.iwc.wire.internal.GeminiContents;
import io.iwc.wire.internal.OllamaChat;
import io.iwc.wire.internal.ReplayedForm;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The API that a replay uses.
 *
 * @since 0.1
 */
@SuppressWarnings("ImmutableEnumChecker") // its form and what it does not know hold no state
public enum Wire {
    /** {@code /chat/completions}. */
    CHAT("/chat/completions", "max_tokens"),
    /** {@code /completions}: prompts go as plain text. */
    COMPLETIONS("/completions", "max_tokens", Wire.MAX_COMPLETION_TOKENS),
    /** {@code /responses}, which knows neither stop words nor seeds: a run says that it left them out. */
    RESPONSES("/responses", "max_output_tokens", "seed", "stop", Wire.STREAM_OPTIONS, Wire.MAX_COMPLETION_TOKENS),
    /**
     * {@code /messages} of Anthropic's API, which vLLM, SGLang, llama.cpp and Ollama have, too: the key goes as
     * {@code x-api-key}. Seeds and lengths that are to be reached are not known there.
     */
    ANTHROPIC("/messages", new AnthropicMessages(), "seed", Wire.MIN_TOKENS, "ignore_eos") {
        @Override
        Map<String, String> headers(Optional<String> key) {
            var headers = new TreeMap<>(Map.of("anthropic-version", "2023-06-01"));
            key.ifPresent(it -> headers.put("x-api-key", it));
            return headers;
        }
    },
    /**
     * {@code /api/chat} of Ollama. Of a base URL that ends in {@code /v1}, where its OpenAI-compatible API is, that is left
     * out. Lengths that are to be reached are not known there.
     */
    OLLAMA("/api/chat", new OllamaChat(), Wire.MIN_TOKENS, "ignore_eos") {
        @Override
        String base(String path) {
            return path.endsWith("/v1") ? path.substring(0, path.length() - "/v1".length()) : path;
        }

        @Override
        String models() {
            return "/api/tags";
        }

        @Override
        String streamType() {
            return "application/x-ndjson";
        }
    },
    /**
     * {@code generateContent} of Gemini's API, whose path names the model: the key goes as {@code x-goog-api-key}. A base
     * URL that ends in {@code /v1}, where other servers have their OpenAI-compatible API, ends in {@code /v1beta} for
     * it. Lengths that are to be reached are not known there.
     */
    GEMINI("/models/", new GeminiContents(), Wire.MIN_TOKENS, "ignore_eos") {
        @Override
        String base(String path) {
            return path.endsWith("/v1") ? path + "beta" : path;
        }

        @Override
        String path(String base, String model, boolean streamed) {
            var name = model.contains("/") ? model : "models/" + model;
            return "/" + escaped(name) + (streamed ? ":streamGenerateContent" : ":generateContent");
        }

        @Override
        Optional<String> query(String path) {
            return path.endsWith(":streamGenerateContent") ? Optional.of("alt=sse") : Optional.empty();
        }

        @Override
        Map<String, String> headers(Optional<String> key) {
            return key.map(it -> Map.of("x-goog-api-key", it)).orElse(Map.of());
        }
    },
    /**
     * {@code /openai/deployments/NAME/chat/completions} of Azure OpenAI, below the address of the resource: the model
     * names the deployment, unless the base URL does, and the key goes as {@code api-key}. Without an
     * {@code api-version} in the base URL it is {@code 2024-10-21}; below {@code /openai/v1} there is none, and no
     * deployment. Lengths that are to be reached are not known there.
     */
    AZURE("/chat/completions", "max_tokens", Wire.MIN_TOKENS, "ignore_eos") {
        @Override
        String base(String path) {
            if (path.contains("/openai/") || path.endsWith("/openai")) {
                return path;
            }
            return (path.endsWith("/v1") ? path.substring(0, path.length() - "/v1".length()) : path) + "/openai";
        }

        @Override
        String path(String base, String model, boolean streamed) {
            var isNamed = base.endsWith("/openai/v1") || base.contains(DEPLOYMENTS);
            return isNamed ? path() : DEPLOYMENTS + escaped(model) + path();
        }

        @Override
        Optional<String> query(String path) {
            return path.contains("/openai/v1/") ? Optional.empty() : Optional.of("api-version=" + AZURE_VERSION);
        }

        @Override
        Optional<String> onlyModel(String base) {
            var at = base.lastIndexOf(DEPLOYMENTS);
            return Optional.of(at < 0 ? "" : base.substring(at + DEPLOYMENTS.length()));
        }

        @Override
        Map<String, String> headers(Optional<String> key) {
            return key.map(it -> Map.of("api-key", it)).orElse(Map.of());
        }
    };

    /** The field of a chat for the longest answer, under its name of today. */
    public static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    /** The field of a chat for the shortest answer. */
    public static final String MIN_TOKENS = "min_tokens";

    /** The field of a chat that has a stream say what was used. */
    public static final String STREAM_OPTIONS = "stream_options";

    private static final String AZURE_VERSION = "2024-10-21"; // the last that is not a preview
    private static final String DEPLOYMENTS = "/deployments/";

    private final String path;
    private final Optional<ReplayedForm> form;
    private final String lengthField;
    private final Set<String> unknown;

    Wire(String path, String lengthField, String... unknown) {
        this(path, Optional.empty(), lengthField, unknown);
    }

    /** One whose body is made of that of a chat. */
    Wire(String path, ReplayedForm form, String... unknown) {
        this(
                path,
                Optional.of(form),
                "max_tokens",
                Stream.concat(Stream.of(unknown), Stream.of(STREAM_OPTIONS, MAX_COMPLETION_TOKENS))
                        .toArray(String[]::new));
    }

    Wire(String path, Optional<ReplayedForm> form, String lengthField, String... unknown) {
        this.path = path;
        this.form = form;
        this.lengthField = lengthField;
        this.unknown = Set.of(unknown);
    }

    /** Below the base URL, where neither model nor stream is in it. */
    final String path() {
        return path;
    }

    /**
     * Where a request goes, below the base URL.
     *
     * @param base of the base URL, as {@link #base} gives it
     */
    String path(String base, String model, boolean streamed) {
        return path;
    }

    /** A parameter that a request to that path needs, unless the base URL sets it. */
    Optional<String> query(String path) {
        return Optional.empty();
    }

    /** The model where the server lists none that can be asked for: that of the base URL, or an empty one. */
    Optional<String> onlyModel(String base) {
        return Optional.empty();
    }

    static String escaped(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    /** The path of the base URL, as far as requests go below it. */
    String base(String path) {
        return path;
    }

    /** What its body is made of; empty if it is written at once. */
    Optional<ReplayedForm> form() {
        return form;
    }

    /** How the cap on an answer is called, in the body or in the chat that it is made of. */
    String lengthField() {
        return lengthField;
    }

    /**
     * Whether it has a place for a field of a chat.
     *
     * @param field such as {@link #MIN_TOKENS}
     */
    public boolean knows(String field) {
        return !unknown.contains(field);
    }

    /** Whether a stream says what was used only if it is asked with {@code stream_options}. */
    boolean asksForUsage() {
        return knows(STREAM_OPTIONS);
    }

    /** Where the models are listed, below the base URL. */
    String models() {
        return "/models";
    }

    /** The type of a stream. */
    String streamType() {
        return "text/event-stream";
    }

    /** The headers of every request, among them the one that carries the key, if there is one. */
    Map<String, String> headers(Optional<String> key) {
        return key.map(it -> Map.of("Authorization", "Bearer " + it)).orElse(Map.of());
    }

    /** As in options and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
