package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.workload.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a server answered to a logged request, and what it counted: chats, completions, responses, and messages. */
final class LoggedAnswer {
    private static final Set<String> FAILED = Set.of("failure", "failed", "error", "exception", "timeout", "cancelled");

    private final JsonRow row;
    private final JsonRow response;

    /**
     * The answer of a log line.
     *
     * @param row the line
     * @param response the answer in it, or the line again if it stands in it directly
     */
    LoggedAnswer(JsonRow row, JsonRow response) {
        this.row = row;
        this.response = response;
    }

    /** The answer of a line, if it is under {@code response} or in the line itself. */
    static LoggedAnswer in(JsonRow row) {
        if (row.holdsObject("response")) {
            var response = row.within("response");
            return new LoggedAnswer(row, response.holdsObject("body") ? response.within("body") : response);
        }
        return new LoggedAnswer(row, row);
    }

    JsonRow response() {
        return response;
    }

    /** Whether the log says that the call failed. */
    boolean isFailed() {
        if (row.optionalText("status")
                .map(status -> status.toLowerCase(Locale.ROOT))
                .filter(FAILED::contains)
                .isPresent()) {
            return true;
        }
        var code = row.has("status_code") ? row : row.within("response");
        if (code.optionalText("status_code").filter(LoggedAnswer::isErrorCode).isPresent()) {
            return true;
        }
        return text().isEmpty()
                && (row.has("error", "error_str", "exception") || holds(row, "error") || holds(response, "error"));
    }

    /** Takes the lengths that the server counted, else that of the words. */
    void apply(Request.Builder request, DatasetSource source) {
        promptTokens().ifPresent(request::claimingPromptTokens);
        if (!countedAnswer(request)) {
            text().ifPresent(text -> source.tokensIn(text).ifPresent(request::withOutputTokens));
        }
    }

    /** Takes the length of the answer that the server counted, and says whether it did. */
    boolean countedAnswer(Request.Builder request) {
        var counted = outputTokens();
        counted.ifPresent(request::withOutputTokens);
        return counted.isPresent();
    }

    /** What was generated, if there is any. */
    Optional<String> text() {
        if (row.holdsText("response")) {
            return said(row.field("response").textValue());
        }
        if (response.holdsList("choices")) {
            var choice = response.field("choices").path(0);
            return said(
                    choice.has("message")
                            ? SpokenText.ofAnswer(choice.path("message"))
                            : SpokenText.of(choice.path("text")));
        }
        if (response.holdsList("output")) {
            return said(items(response.field("output")));
        }
        var isMessage = response != row && (response.holdsList("content") || response.holdsText("content"));
        if (isMessage) {
            response.field("content");
            return said(SpokenText.ofAnswer(response.json()));
        }
        return Optional.empty();
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The items of OpenAI's responses. */
    private static String items(JsonNode output) {
        var text = new StringBuilder();
        for (var item : output) {
            if (item.path("type").asText().equals("function_call")) {
                text.append(item.path("name").asText())
                        .append('(')
                        .append(item.path("arguments").asText())
                        .append(')');
            } else {
                text.append(SpokenText.of(item));
            }
        }
        return text.toString();
    }

    /** With the tokens that came from a cache, which Anthropic counts beside the others. */
    private OptionalInt promptTokens() {
        var usage = response.within("usage");
        var counted = usage.optionalInt("prompt_tokens", "input_tokens");
        var beside = row.optionalInt("prompt_tokens"); // a log that repeats it
        if (counted.isEmpty()) {
            return beside;
        }
        return OptionalInt.of(counted.getAsInt()
                + usage.optionalInt("cache_read_input_tokens").orElse(0)
                + usage.optionalInt("cache_creation_input_tokens").orElse(0));
    }

    private OptionalInt outputTokens() {
        var counted = response.within("usage").optionalInt("completion_tokens", "output_tokens");
        var beside = row.optionalInt("completion_tokens"); // a log that repeats it
        return counted.isPresent() ? counted : beside;
    }

    private static boolean isErrorCode(String code) {
        return !code.startsWith("2");
    }

    private static boolean holds(JsonRow row, String name) {
        return row.holdsObject(name) && !row.field(name).isEmpty();
    }
}
