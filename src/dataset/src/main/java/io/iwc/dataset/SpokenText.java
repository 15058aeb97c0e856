package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The text of what one side said, in whatever way its parts are spelled: a string, a list of strings or parts, a part
 * with {@code text}, {@code value}, {@code refusal}, {@code thinking} or more {@code content}. Images and the like have
 * none.
 */
final class SpokenText {
    private static final List<String> TEXTS = List.of(
            "text",
            "value",
            "refusal",
            "thinking",
            "reasoning_text",
            "summary_text",
            "content",
            "output_text",
            "summary");

    private SpokenText() {}

    /** Empty where nothing was said. */
    static String of(JsonNode content) {
        if (content.isArray()) {
            var words = new StringBuilder();
            content.forEach(part -> words.append(of(part)));
            return words.toString();
        }
        if (!content.isObject()) {
            return content.isNull() || content.isMissingNode() ? "" : content.asText();
        }
        for (var name : TEXTS) {
            var words = of(content.path(name));
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /** All that a model generated for an answer: its reasoning, its words or refusal, and its calls of tools. */
    static String ofAnswer(JsonNode message) {
        var answer = new StringBuilder();
        for (var name : List.of("reasoning_content", "reasoning", "thinking")) {
            if (answer.isEmpty()) {
                answer.append(of(message.path(name)));
            }
        }
        var said = of(message.path("content"));
        answer.append(said.isEmpty() ? of(message.path("refusal")) : said);
        message.path("content").forEach(part -> {
            if (part.path("type").asText().equals("tool_use")) {
                addCall(answer, part.path("name"), part.path("input"));
            }
        });
        message.path("tool_calls").forEach(call -> addCall(answer, call.path("function")));
        addCall(answer, message.path("function_call"));
        return answer.toString();
    }

    private static void addCall(StringBuilder answer, JsonNode function) {
        if (function.isObject()) {
            addCall(answer, function.path("name"), function.path("arguments"));
        }
    }

    private static void addCall(StringBuilder answer, JsonNode name, JsonNode arguments) {
        answer.append(answer.isEmpty() ? "" : "\n")
                .append(name.asText())
                .append('(')
                .append(arguments.isContainerNode() ? arguments.toString() : arguments.asText())
                .append(')');
    }
}
