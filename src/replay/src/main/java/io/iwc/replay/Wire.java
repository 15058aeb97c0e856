package io.iwc.replay;

import io.iwc.wire.internal.AnthropicMessages;
import io.iwc.wire.internal.OllamaChat;
import io.iwc.wire.internal.ReplayedForm;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    COMPLETIONS("/completions", "max_tokens"),
    /** {@code /responses}, which knows neither stop words nor seeds: a run says that it left them out. */
    RESPONSES("/responses", "max_output_tokens", "seed", "stop", Wire.USAGE),
    /**
     * {@code /messages} of Anthropic's API, which vLLM, SGLang, llama.cpp and Ollama have, too: the key goes as
     * {@code x-api-key}. Seeds and lengths that are to be reached are not known there.
     */
    ANTHROPIC("/messages", new AnthropicMessages(), "seed", "min_tokens", "ignore_eos", Wire.USAGE) {
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
    OLLAMA("/api/chat", new OllamaChat(), "min_tokens", "ignore_eos", Wire.USAGE) {
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
    };

    private static final String USAGE = "stream_options";

    private final String path;
    private final Optional<ReplayedForm> form;
    private final String lengthField;
    private final Set<String> unknown;

    Wire(String path, String lengthField, String... unknown) {
        this(path, Optional.empty(), lengthField, unknown);
    }

    /** One whose body is made of that of a chat. */
    Wire(String path, ReplayedForm form, String... unknown) {
        this(path, Optional.of(form), "max_tokens", unknown);
    }

    Wire(String path, Optional<ReplayedForm> form, String lengthField, String... unknown) {
        this.path = path;
        this.form = form;
        this.lengthField = lengthField;
        this.unknown = Set.of(unknown);
    }

    /** Below the base URL. */
    String path() {
        return path;
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
     * @param field such as {@code min_tokens}
     */
    public boolean knows(String field) {
        return !unknown.contains(field);
    }

    /** Whether a stream says what was used only if it is asked with {@code stream_options}. */
    boolean asksForUsage() {
        return knows(USAGE);
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
