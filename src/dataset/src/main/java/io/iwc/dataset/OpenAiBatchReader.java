package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Input of OpenAI's batch API, one {@code custom_id} and {@code body} a line. The results, a second file in any order,
 * are joined by that id; a request whose answer failed is kept without one and counted.
 */
final class OpenAiBatchReader implements DatasetReader {
    @Override
    public String name() {
        return DatasetFormat.OPENAI_BATCH;
    }

    @Override
    public String description() {
        return "JSON lines of OpenAI's batch API: custom_id, url, body; results beside them";
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.RESULTS);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("custom_id", "body");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var results = source.companion(row -> row.text("custom_id"));
        return source.jsonLines().flatMap(row -> requests(row, results, source));
    }

    private static List<Request.Builder> requests(JsonRow row, Companion results, DatasetSource source) {
        var id = row.text("custom_id");
        var body = row.within("body");
        var url = row.text("url");
        Request.Builder request;
        if (url.endsWith("/chat/completions") || url.endsWith("/responses") || url.endsWith("/messages")) {
            request = OpenAiBody.chat(body);
        } else if (url.endsWith("/completions")) {
            request = OpenAiBody.completion(body);
        } else {
            source.skip("neither chat nor completion");
            return List.of();
        }
        if (results.isThere()) {
            answer(results.row(id), request, source);
        }
        return List.of(request.withId(id));
    }

    private static void answer(Optional<JsonRow> result, Request.Builder request, DatasetSource source) {
        if (result.isEmpty()) {
            source.skip("answer missing in the results");
            return;
        }
        var answer = LoggedAnswer.in(result.get());
        if (answer.isFailed()) {
            source.skip("answer failed");
        } else {
            answer.apply(request, source);
        }
    }
}
