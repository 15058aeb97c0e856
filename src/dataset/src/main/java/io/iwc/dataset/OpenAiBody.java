package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The body of a request to an OpenAI-compatible server, and of its answer. */
final class OpenAiBody {
    private OpenAiBody() {}

    /** A chat, its messages as they came. */
    static Request.Builder chat(JsonRow body, List<Message> messages) {
        var tools = new ArrayList<JsonValue>();
        body.field("tools").forEach(tool -> tools.add(JsonTree.of(tool)));
        return withOptions(Request.of(new Prompt.Chat(messages, tools)), body);
    }

    /** A completion of one text. */
    static Request.Builder completion(JsonRow body) {
        return withOptions(Request.text(body.text("prompt")), body);
    }

    /** The messages of a body, at least one. */
    static List<Message> messages(JsonRow body) {
        var messages = new ArrayList<Message>();
        for (var message : body.field("messages")) {
            if (!(message instanceof ObjectNode object) || !message.path("role").isTextual()) {
                throw body.fault("messages", "found " + message + ", expected a message with a role");
            }
            messages.add(JsonTree.message(object));
        }
        if (messages.isEmpty()) {
            throw body.unexpected("messages", "a list of at least one message");
        }
        return messages;
    }

    /** What the server answered: its usage, and the length of the answer where it counted none. */
    static void answer(JsonRow response, Request.Builder request, DatasetSource source) {
        response.within("usage").optionalInt("prompt_tokens").ifPresent(request::claimingPromptTokens);
        if (!countedAnswer(response, request)) {
            answer(response).ifPresent(text -> source.tokensIn(text).ifPresent(request::withOutputTokens));
        }
    }

    /** Takes the length of the answer that the server counted, and says whether it did. */
    static boolean countedAnswer(JsonRow response, Request.Builder request) {
        var counted = response.within("usage").optionalInt("completion_tokens");
        counted.ifPresent(request::withOutputTokens);
        return counted.isPresent();
    }

    /** The text of the first choice, if there is one. */
    static Optional<String> answer(JsonRow response) {
        var choice = response.field("choices").path(0);
        return words(choice.path("message").path("content")).or(() -> words(choice.path("text")));
    }

    /** Text, or the text parts of a list. */
    static Optional<String> words(JsonNode content) {
        if (content.isTextual()) {
            return Optional.of(content.textValue());
        }
        var words = new StringBuilder();
        content.forEach(part -> words.append(part.path("text").asText()));
        return content.isArray() ? Optional.of(words.toString()) : Optional.empty();
    }

    /** The request with the other fields of the body. */
    static Request.Builder withOptions(Request.Builder request, JsonRow body) {
        var cap = body.optionalInt("max_completion_tokens", "max_tokens");
        if (cap.isPresent() && cap.getAsInt() > 0) {
            request.withMaxOutputTokens(cap.getAsInt());
        }
        body.optionalText("model").ifPresent(request::forModel);
        body.optionalText("user").ifPresent(request::byUser);
        return request.withSampling(Sampling.builder()
                .temperature(number(body, "temperature", Double.MAX_VALUE))
                .topP(number(body, "top_p", 1))
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
        if (body.field("stop").isTextual()) {
            stop.add(body.field("stop").textValue());
        }
        body.field("stop").forEach(text -> stop.add(text.asText()));
        return stop;
    }
}
