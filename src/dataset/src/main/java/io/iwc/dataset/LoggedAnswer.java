package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.workload.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What a server answered to a logged request, and what it counted: chats, completions, responses, and messages. */
final class LoggedAnswer {
    private static final Set<String> FAILED = Set.of("failure", "failed", "error", "exception", "timeout", "cancelled");

    static final List<String> RESPONSES =
            List.of("response", "response_body", "responseBody", "outputs", "output", "result");

    /** What an answer of words alone is called. */
    private static final List<String> TEXTS = List.of("answer", "output", "text", "completion", "output_text");

    /** Where a batch, a gateway and Bedrock keep what the server answered. */
    private static final List<String> INSIDE = List.of("body", "message", "outputBodyJson");

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
        if (row.optionalText("status", "level").filter(LoggedAnswer::isFailure).isPresent()) {
            return true;
        }
        var code = row.has("status_code", "response_status") ? row : row.within("response");
        if (row.has("errorCode") || isSpanError(row.within("status").optionalText("code"))) {
            return true;
        }
        if (code.optionalText("status_code", "response_status", "status")
                .filter(LoggedAnswer::isFailure)
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
        if (counted.orElse(-1) == 0 && text().isPresent()) {
            return false; // not believed: there is an answer
        }
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
        if (response.holdsList("candidates")) { // Gemini
            return said(SpokenText.of(
                    response.field("candidates").path(0).path("content").path("parts")));
        }
        if (response == row
                && row.holdsList("output")
                && row.json().path("output").path(0).has("message")) {
            return said(SpokenText.ofAnswer(row.field("output").path(0).path("message")));
        }
        if (response.holdsList("output")) {
            return said(items(response.field("output")));
        }
        if (response.holdsObject("output")) { // Bedrock's Converse
            return said(SpokenText.ofAnswer(response.field("output").path("message")));
        }
        if (response.holdsList("generations")) {
            return said(generation(response.field("generations")));
        }
        if (row.holdsList("preferred_output")) {
            return said(SpokenText.ofAnswer(row.field("preferred_output").path(0)));
        }
        for (var name : TEXTS) {
            if (response != row && response.holdsText(name)) {
                return said(response.field(name).textValue());
            }
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

    /** The first that LangChain got for the first prompt. */
    private static String generation(JsonNode generations) {
        var first = generations.path(0).isArray() ? generations.path(0).path(0) : generations.path(0);
        var message = LangChainMessage.neutral(first.path("message")).orElse(first.path("message"));
        var said = SpokenText.ofAnswer(message);
        return said.isEmpty() ? SpokenText.of(first.path("text")) : said;
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
                "prompt_tokens",
                "tokens_prompt",
                "tokens_in",
                "promptTokens",
                "prompt_eval_count"); // a log that repeats it
        if (counted.isEmpty()) {
            return firstOf(
                    beside,
                    row.within("input").optionalInt("inputTokenCount"),
                    row.within("metrics").optionalInt("prompt_tokens", "input_tokens"),
                    response.within("usageMetadata").optionalInt("promptTokenCount"));
        }
        return OptionalInt.of(counted.getAsInt()
                + usage.optionalInt("cache_read_input_tokens").orElse(0)
                + usage.optionalInt("cache_creation_input_tokens").orElse(0));
    }

    OptionalInt outputTokens() {
        var counted =
                usage().optionalInt("completion_tokens", "output_tokens", "output", "completionTokens", "outputTokens");
        var beside = row.optionalInt(
                "completion_tokens",
                "tokens_completion",
                "tokens_out",
                "completionTokens",
                "eval_count"); // a log that repeats it
        return counted.isPresent()
                ? counted
                : firstOf(
                        beside,
                        row.within("output").optionalInt("outputTokenCount"),
                        row.within("metrics").optionalInt("completion_tokens", "output_tokens"),
                        gemini(response.within("usageMetadata")));
    }

    /** Thoughts are generated too, and counted beside what is said. */
    private static OptionalInt gemini(JsonRow usage) {
        var said = usage.optionalInt("candidatesTokenCount");
        var thought = usage.optionalInt("thoughtsTokenCount");
        return said.isEmpty() ? thought : OptionalInt.of(said.getAsInt() + thought.orElse(0));
    }

    private static OptionalInt firstOf(OptionalInt... counts) {
        return Stream.of(counts).filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    }

    /** The model that answered, if it says so. */
    Optional<String> model() {
        return response == row
                ? Optional.empty()
                : response.optionalText("model")
                        .or(() -> response.within("llm_output").optionalText("model_name"));
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
        return response.holdsObject("llm_output")
                ? response.within("llm_output").within("token_usage")
                : response.within("usage");
    }

    /** An HTTP status that is no success, or a word for one; tracing tools say {@code OK} and {@code UNSET}. */
    static boolean isFailure(String code) {
        return code.matches("[1-9]\\d\\d") ? !code.startsWith("2") : FAILED.contains(code.toLowerCase(Locale.ROOT));
    }

    /** As OpenTelemetry spells it. */
    private static boolean isSpanError(Optional<String> code) {
        return code.filter(it -> it.equals("2") || it.endsWith("ERROR")).isPresent();
    }

    private static boolean holds(JsonRow row, String name) {
        return row.holdsObject(name) && !row.field(name).isEmpty();
    }
}
