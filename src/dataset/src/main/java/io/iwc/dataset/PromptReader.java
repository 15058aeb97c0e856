package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bare prompts, kept verbatim: a string or an object with a {@code prompt} or {@code text} each, as elements of one JSON array
 * ({@code simple-json}) or one a line ({@code jsonl-prompts}).
 */
final class PromptReader implements DatasetReader {
    /** AIPerf's rows, whose times are milliseconds. */
    private static final String SINGLE_TURN = "single_turn";

    private final boolean isArray;

    private PromptReader(boolean isArray) {
        this.isArray = isArray;
    }

    static PromptReader array() {
        return new PromptReader(true);
    }

    static PromptReader lines() {
        return new PromptReader(false);
    }

    @Override
    public String name() {
        return isArray ? DatasetFormat.SIMPLE_JSON : DatasetFormat.JSONL_PROMPTS;
    }

    @Override
    public String description() {
        return isArray ? "a JSON array of prompts" : "a prompt a line, as JSON";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.isPrompt() && first.isInArray() == isArray
                ? Optional.of(isArray ? "the file is a JSON array of prompts" : "each line is a prompt")
                : Optional.empty();
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.TIME_UNIT);
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.jsonRecords().map(row -> request(row, source));
    }

    private static Request.Builder request(JsonRow row, DatasetSource source) {
        var field = row.json().has("text") && !row.json().has("prompt") ? "text" : "prompt";
        var prompt = row.json().isTextual() ? row.json().textValue() : row.text(field);
        if (Blank.is(prompt)) {
            throw row.fault(field, "found a blank prompt, expected text");
        }
        return row.json().isTextual() ? Request.text(prompt) : described(Request.text(prompt), row, source);
    }

    /** With whatever else the record says of the request and its answer. */
    private static Request.Builder described(Request.Builder request, JsonRow row, DatasetSource source) {
        OpenAiBody.withOptions(request, row);
        for (var name : List.of("response", "completion", "output", "answer")) {
            if (row.holdsText(name)) {
                source.tokensIn(row.text(name)).ifPresent(request::withOutputTokens);
            }
        }
        row.optionalInt("output_tokens", "output_length", "output_len", "eval_count")
                .ifPresent(request::withOutputTokens);
        row.optionalInt("prompt_tokens", "input_tokens", "prompt_len", "prompt_eval_count")
                .ifPresent(request::claimingPromptTokens);
        row.optionalText("request_id", "id").ifPresent(request::withId);
        LogKeys.session(row).ifPresent(request::inSession);
        LogKeys.user(row, request);
        if (row.optionalText("type").filter(SINGLE_TURN::equals).isPresent() && row.has("timestamp")) {
            return request.arrivingAt(row.millisAsNanos("timestamp"));
        }
        LogKeys.arrival(row, request, source.options());
        return request;
    }
}
