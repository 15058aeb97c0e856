package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One call of a model in somebody's log: what was asked, what was answered, and the options that stand beside them.
 * Gateways and tracing tools call the parts differently; where only lengths were kept, the call has only lengths.
 */
final class LoggedCall {
    private static final List<String> REQUESTS = List.of("request", "request_body", "inputs", "params", "input");
    private static final Set<String> OTHER_SPANS =
            Set.of("span", "event", "trace", "chain", "tool", "retriever", "embedding", "prompt", "parser");

    private static final String[] SPAN_PROMPT = {
        "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.usage.prompt_tokens", "llm.token_count.prompt"
    };
    private static final String[] SPAN_OUTPUT = {
        "gen_ai.usage.output_tokens",
        "gen_ai.usage.completion_tokens",
        "llm.usage.completion_tokens",
        "llm.token_count.completion"
    };

    private final JsonRow row;
    private final JsonRow body;
    private final LoggedAnswer answer;

    LoggedCall(JsonRow row) {
        this.row = row;
        body = REQUESTS.stream()
                .filter(row::holdsObject)
                .findFirst()
                .map(row::within)
                .orElse(row);
        answer = LoggedAnswer.in(row);
    }

    JsonRow body() {
        return body;
    }

    LoggedAnswer answer() {
        return answer;
    }

    /** Whether a record of a tracing tool is something else than the call of a model. */
    boolean isOfAnotherKind() {
        var type = row.json().has("traceId") ? row.optionalText("run_type", "type") : row.optionalText("run_type");
        return type.map(kind -> kind.toLowerCase(Locale.ROOT))
                .filter(OTHER_SPANS::contains)
                .isPresent();
    }

    /** The call as the lengths that were counted, if the log holds no words. */
    Optional<Request.Builder> withoutWords() {
        if (holdsWords("messages") || holdsWords("input") || holdsWords("prompt")) {
            return Optional.empty();
        }
        List.of("messages", "input", "prompt").forEach(body::field); // which are empty
        var attributes = row.within("attributes");
        var prompt = first(answer.promptTokens(), attributes.optionalInt(SPAN_PROMPT));
        var output = first(answer.outputTokens(), attributes.optionalInt(SPAN_OUTPUT));
        if (prompt.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        var request = Request.lengthOnly(prompt.getAsInt());
        attributes.optionalText("gen_ai.request.model").ifPresent(request::forModel);
        var cap = attributes.optionalInt("gen_ai.request.max_tokens");
        cap.ifPresent(request::withMaxOutputTokens);
        return Optional.of(withOptions(request).withOutputTokens(output.getAsInt()));
    }

    /** The session that the log names. */
    Optional<String> session() {
        return row.within("attributes")
                .optionalText("gen_ai.conversation.id", "session.id")
                .or(() -> LogKeys.session(row, body));
    }

    /** The request with the options of the call. */
    Request.Builder withOptions(Request.Builder request) {
        row.optionalText("model", "model_name").ifPresent(request::forModel);
        answer.model().filter(model -> !row.has("model", "model_name")).ifPresent(request::forModel);
        return OpenAiBody.withOptions(
                request, row.holdsObject("modelParameters") ? row.within("modelParameters") : body);
    }

    private boolean holdsWords(String name) {
        var value = body.json().path(name);
        return value.isTextual() ? !value.textValue().isEmpty() : value.isArray() && !value.isEmpty();
    }

    private static OptionalInt first(OptionalInt one, OptionalInt other) {
        return one.isPresent() ? one : other;
    }
}
