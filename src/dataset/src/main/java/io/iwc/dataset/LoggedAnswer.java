package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.workload.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a server answered to a logged request, and what it counted: chats, completions, responses, and messages. */
final class LoggedAnswer {
    private static final Set<String> FAILED = Set.of("failure", "failed", "error", "exception", "timeout", "cancelled");

    private static final List<String> RESPONSES = List.of("response", "response_body", "outputs", "output", "result");

    /** Where a batch keeps what the server answered. */
    private static final List<String> INSIDE = List.of("body", "message");

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
        for (var name : RESPONSES) {
            if (row.holdsObject(name)) {
                var response = row.within(name);
                return new LoggedAnswer(
                        row,
                        INSIDE.stream()
                                .filter(response::holdsObject)
                                .findFirst()
                                .map(response::within)
                                .orElse(response));
            }
        }
        return new LoggedAnswer(row, row);
    }

    JsonRow response() {
        return response;
    }

    /** Whether the log says that the call failed. */
    boolean isFailed() {
        if (row.optionalText("status", "level")
                .map(status -> status.toLowerCase(Locale.ROOT))
                .filter(FAILED::contains)
                .isPresent()) {
            return true;
        }
        var code = row.has("status_code", "response_status") ? row : row.within("response");
        if (code.optionalText("status_code", "response_status")
                .filter(LoggedAnswer::isErrorCode)
                .isPresent()) {
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
        for (var name : RESPONSES) {
            if (row.holdsText(name)) {
                return said(row.field(name).textValue());
            }
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
    OptionalInt promptTokens() {
        var usage = usage();
        var counted = usage.optionalInt("prompt_tokens", "input_tokens", "input", "promptTokens", "inputTokens");
        var beside = row.optionalInt(
                "prompt_tokens", "tokens_prompt", "promptTokens", "prompt_eval_count"); // a log that repeats it
        if (counted.isEmpty()) {
            return beside;
        }
        return OptionalInt.of(counted.getAsInt()
                + usage.optionalInt("cache_read_input_tokens").orElse(0)
                + usage.optionalInt("cache_creation_input_tokens").orElse(0));
    }

    OptionalInt outputTokens() {
        var counted =
                usage().optionalInt("completion_tokens", "output_tokens", "output", "completionTokens", "outputTokens");
        var beside = row.optionalInt(
                "completion_tokens", "tokens_completion", "completionTokens", "eval_count"); // a log that repeats it
        return counted.isPresent() ? counted : beside;
    }

    /** The model that answered, if it says so. */
    Optional<String> model() {
        return response == row ? Optional.empty() : response.optionalText("model");
    }

    private JsonRow usage() {
        if (response.holdsObject("usage")) {
            return response.within("usage");
        }
        for (var name : List.of("usage", "usageDetails", "usage_details")) {
            if (row.holdsObject(name)) {
                return row.within(name);
            }
        }
        return response.within("usage");
    }

    private static boolean isErrorCode(String code) {
        return !code.startsWith("2");
    }

    private static boolean holds(JsonRow row, String name) {
        return row.holdsObject(name) && !row.field(name).isEmpty();
    }
}
