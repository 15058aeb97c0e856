package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.dataset.internal.MetricsColumns;
import io.iwc.workload.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One call of a model in somebody's log: what was asked, what was answered, and the options that stand beside them.
 * Gateways and tracing tools call the parts differently; where only lengths were kept, the call has only lengths.
 */
final class LoggedCall {
    private static final List<String> REQUESTS =
            List.of("request", "request_body", "requestBody", "inputs", "params", "input");
    /** Where a gateway and Bedrock keep the body of a request. */
    private static final List<String> INSIDE = List.of("body", "inputBodyJson");

    /** Where tracing tools and gateways keep what they counted. */
    private static final List<String> ATTRIBUTES = List.of("attributes", "properties", "metrics");

    private static final Set<String> OTHER_SPANS = Set.of(
            "span",
            "event",
            "trace",
            "chain",
            "tool",
            "retriever",
            "retrieval",
            "workflow",
            "task",
            "embedding",
            "prompt",
            "parser",
            "agent",
            "reranker",
            "guardrail",
            "evaluator",
            "unknown");

    private static final String[] QUESTIONS = {"question", "query", "text", "instruction"};

    private static final String[] MODEL = {"model", "model_name", "modelId"};

    static final String[] SPAN_PROMPT = {
        "gen_ai.usage.input_tokens",
        "gen_ai.usage.prompt_tokens",
        "llm.usage.prompt_tokens",
        "llm.token_count.prompt",
        "promptTokens",
        "prompt_tokens"
    };
    static final String[] SPAN_OUTPUT = {
        "gen_ai.usage.output_tokens",
        "gen_ai.usage.completion_tokens",
        "llm.usage.completion_tokens",
        "llm.token_count.completion",
        "completionTokens",
        "completion_tokens"
    };

    static final String[] SPAN_MODEL = {
        "gen_ai.request.model",
        "gen_ai.response.model",
        "llm.model_name",
        "llm.request.model",
        "modelName",
        "deploymentName"
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
                .map(part -> INSIDE.stream()
                        .filter(part::holdsObject)
                        .findFirst()
                        .map(part::within)
                        .orElse(part))
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
        var type = row.json().has("traceId")
                ? row.optionalText("run_type", "span_kind", "type")
                : row.optionalText("run_type", "span_kind");
        return type.map(kind -> kind.toLowerCase(Locale.ROOT))
                        .filter(OTHER_SPANS::contains)
                        .isPresent()
                || (row.holdsObject("attributes")
                        && !row.json().has("span_kind")
                        && !row.holdsList("messages")
                        && !tellsOfModel(row.json().path("attributes")));
    }

    /** Whether these are the attributes of the call of a model, by the names that tracing tools agreed on. */
    static boolean tellsOfModel(JsonNode attributes) {
        for (var names = attributes.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (name.startsWith("gen_ai.") || name.startsWith("llm.")) {
                return true;
            }
        }
        return false;
    }

    /** A prompt that is a text alone, whatever the log calls it. */
    Optional<String> question() {
        return body == row || holdsWords("messages") || holdsWords("input")
                ? Optional.empty()
                : Stream.of(QUESTIONS).filter(body::holdsText).findFirst().map(body::text);
    }

    /** The call as the lengths that were counted, if the log holds no words. */
    Optional<Request.Builder> withoutWords() {
        if (Stream.of("messages", "input", "prompt", "contents").anyMatch(this::holdsWords)) {
            return Optional.empty();
        }
        List.of("messages", "input", "prompt").forEach(body::field); // which are empty
        if (question().isPresent()) {
            return Optional.empty();
        }
        var attributes = row.within(
                ATTRIBUTES.stream().filter(row::holdsObject).findFirst().orElse("attributes"));
        MetricsColumns.SUMS.stream().filter(row::has).findFirst().ifPresent(name -> {
            throw row.fault(name, "found a record that sums up many requests, expected a record a request");
        });
        var prompt = first(answer.promptTokens(), attributes.optionalInt(SPAN_PROMPT));
        var output = first(answer.outputTokens(), attributes.optionalInt(SPAN_OUTPUT));
        if (prompt.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        var request = Request.lengthOnly(prompt.getAsInt());
        attributes.optionalText(SPAN_MODEL).ifPresent(request::forModel);
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
        row.optionalText(MODEL).ifPresent(request::forModel);
        answer.model()
                .or(() -> row.within("metadata").optionalText("model"))
                .filter(model -> !row.has(MODEL))
                .ifPresent(request::forModel);
        if (row.within("extra").holdsObject("invocation_params")) {
            OpenAiBody.withOptions(request, row.within("extra").within("invocation_params"));
        }
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
