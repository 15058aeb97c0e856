package io.iwc.dataset;

import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The body of a request to an OpenAI-compatible server, to Anthropic's messages, or to OpenAI's responses. */
final class OpenAiBody {
    /** Of Bedrock and Gemini. */
    private static final List<String> CONFIGS = List.of("inferenceConfig", "generationConfig");

    private OpenAiBody() {}

    /** A chat, its messages as they came. */
    static Request.Builder chat(JsonRow body, List<Message> messages) {
        return withOptions(Request.of(new Prompt.Chat(messages, ChatTools.of(body))), body);
    }

    /** A chat of all its messages. */
    static Request.Builder chat(JsonRow body) {
        return chat(body, ChatMessages.of(body));
    }

    /** A completion of one text. */
    static Request.Builder completion(JsonRow body) {
        return withOptions(Request.text(body.text("prompt")), body);
    }

    /** The request with the other fields of the body. */
    static Request.Builder withOptions(Request.Builder request, JsonRow body) {
        var config = CONFIGS.stream()
                .filter(body::holdsObject)
                .findFirst()
                .map(body::within)
                .orElse(body);
        var cap = config == body
                ? body.optionalInt("max_completion_tokens", "max_tokens", "max_output_tokens")
                : config.optionalInt("maxTokens", "maxOutputTokens");
        if (cap.isPresent() && cap.getAsInt() > 0) {
            request.withMaxOutputTokens(cap.getAsInt());
        } else if (cap.isPresent()) {
            request.withOutputTokens(0); // asked for no answer, only for the prompt to be read
        }
        body.optionalText("model").ifPresent(request::forModel);
        body.optionalText("user").ifPresent(request::byUser);
        return request.withSampling(Sampling.builder()
                .temperature(number(config, "temperature", Double.MAX_VALUE))
                .topP(number(config, config == body ? "top_p" : "topP", 1))
                .seed(seed(body))
                .stop(stop(body))
                .streaming(
                        body.field("stream").isBoolean()
                                ? Optional.of(body.field("stream").booleanValue())
                                : Optional.empty())
                .build());
    }

    private static OptionalDouble number(JsonRow body, String name, double max) {
        var node = body.field(name);
        if (node.isMissingNode() || node.isNull()) {
            return OptionalDouble.empty();
        }
        if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > max) {
            throw body.unexpected(name, max == 1 ? "a number 0..1" : "a number ≥ 0");
        }
        return OptionalDouble.of(node.doubleValue());
    }

    private static OptionalLong seed(JsonRow body) {
        var node = body.field("seed");
        return node.isIntegralNumber() && node.canConvertToLong()
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }

    private static List<String> stop(JsonRow body) {
        var stop = new ArrayList<String>();
        for (var name : List.of("stop", "stop_sequences")) {
            if (body.field(name).isTextual()) {
                stop.add(body.field(name).textValue());
            }
            body.field(name).forEach(text -> stop.add(text.asText()));
        }
        return stop;
    }
}
