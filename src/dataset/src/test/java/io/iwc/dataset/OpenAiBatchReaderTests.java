package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiBatchReaderTests {
    private static final String BATCH = """
            {"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "m", "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 5}}
            {"custom_id": "b", "method": "POST", "url": "/v1/completions", "body": {"prompt": "Once"}}
            {"custom_id": "c", "method": "POST", "url": "/v1/embeddings", "body": {"input": "x"}}
            {"custom_id": "d", "method": "POST", "url": "/v1/completions", "body": {"prompt": "Twice"}}
            """;

    @TempDir
    Path folder;

    @Test
    void keepsTheIdsAndSkipsOtherCalls() {
        var workload = Datasets.compile(Datasets.file(folder, "batch.jsonl", BATCH), DatasetFormat.AUTO);

        assertThat(workload.requests()).extracting(Request::id).containsExactly("a", "b", "d");
        assertThat(workload.requests().get(0).maxOutputTokens()).hasValue(5);
        assertThat(Datasets.prompt(workload.requests().get(1))).isEqualTo("Once");
        assertThat(workload.manifest().skipped()).containsExactly(Map.entry("neither chat nor completion", 1L));
    }

    @Test
    void joinsResultsInWhateverOrderTheyCome() {
        var results = Datasets.file(folder, "results.jsonl", """
                {"id": "2", "custom_id": "b", "response": {"status_code": 429, "body": {}}, "error": null}
                {"id": "1", "custom_id": "a", "response": {"status_code": 200, "body": {"usage": {"prompt_tokens": 8, "completion_tokens": 2}}}, "error": null}
                """);
        var options = CompileOptions.of(DatasetFormat.OPENAI_BATCH).toBuilder()
                .details(FormatDetails.NONE.withCompanion(results))
                .build();

        var workload = Datasets.compile(Datasets.file(folder, "batch.jsonl", BATCH), options);

        assertThat(workload.requests().get(0).outputTokens()).hasValue(2);
        assertThat(workload.requests().get(0).promptTokens()).hasValue(8);
        assertThat(workload.requests().get(1).outputTokens()).isEmpty();
        assertThat(workload.manifest().skipped())
                .containsEntry("answer failed", 1L)
                .containsEntry("answer missing in the results", 1L);
        assertThat(workload.manifest().inputs())
                .extracting(Manifest.Input::sha256)
                .contains(Sha256.hex(results));
        assertThat(workload.manifest().config()).containsEntry("companion", "results.jsonl");
    }

    @Test
    void refusesAnIdThatStandsTwice() {
        var file = Datasets.file(folder, "batch.jsonl", BATCH.replace("\"d\"", "\"a\""));

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.OPENAI_BATCH))
                .hasMessageStartingWith(
                        file + ":4: request_id: found \"a\" again, first seen in line 1; ids must be unique");
    }
}
