package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Optional;

/** The two shapes a completion has on the wire; what differs between them is the one choice inside. */
enum Wire {
    CHAT("/v1/chat/completions", "chatcmpl-", "chat.completion.chunk", "chat.completion") {
        @Override
        Optional<String> opening() {
            return Optional.of("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,"
                    + "\"finish_reason\":null}");
        }

        @Override
        String piece(String text) {
            return "{\"index\":0,\"delta\":{\"content\":" + quoted(text)
                    + "},\"logprobs\":null,\"finish_reason\":null}";
        }

        @Override
        String closing(String finishReason) {
            return "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":" + quoted(finishReason) + "}";
        }

        @Override
        String whole(String text, String finishReason) {
            return "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + quoted(text)
                    + ",\"refusal\":null},\"logprobs\":null,\"finish_reason\":" + quoted(finishReason) + "}";
        }
    },
    COMPLETIONS("/v1/completions", "cmpl-", "text_completion", "text_completion") {
        @Override
        Optional<String> opening() {
            return Optional.empty();
        }

        @Override
        String piece(String text) {
            return "{\"index\":0,\"text\":" + quoted(text) + ",\"logprobs\":null,\"finish_reason\":null}";
        }

        @Override
        String closing(String finishReason) {
            return whole("", finishReason);
        }

        @Override
        String whole(String text, String finishReason) {
            return "{\"index\":0,\"text\":" + quoted(text) + ",\"logprobs\":null,\"finish_reason\":"
                    + quoted(finishReason) + "}";
        }
    };

    private final String path;
    private final String idPrefix;
    private final String chunkObject;
    private final String wholeObject;

    Wire(String path, String idPrefix, String chunkObject, String wholeObject) {
        this.path = path;
        this.idPrefix = idPrefix;
        this.chunkObject = chunkObject;
        this.wholeObject = wholeObject;
    }

    String path() {
        return path;
    }

    String idPrefix() {
        return idPrefix;
    }

    String chunkObject() {
        return chunkObject;
    }

    String wholeObject() {
        return wholeObject;
    }

    /** The choice of a first chunk without a token, if the shape has one. */
    abstract Optional<String> opening();

    abstract String piece(String text);

    abstract String closing(String finishReason);

    abstract String whole(String text, String finishReason);

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
