package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.stream.Stream;

/**
 * Bare prompts, kept verbatim: a string or an object with a {@code prompt} each, as elements of one JSON array
 * ({@code simple-json}) or one a line ({@code jsonl-prompts}).
 */
final class PromptReader implements DatasetReader {
    @Override
    public Stream<Request> read(DatasetSource source) {
        return source.jsonRecords().map(PromptReader::request);
    }

    private static Request request(JsonRow row) {
        var prompt = row.json().isTextual() ? row.json().textValue() : row.text("prompt");
        if (Blank.is(prompt)) {
            throw row.fault("prompt", "found a blank prompt, expected text");
        }
        return Request.text(prompt).build();
    }
}
