package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvReaderTests {
    @TempDir
    Path folder;

    @Test
    void readsTheColumnsByTheirNames() {
        var workload = read("""
                invocation_id,user_id,model_name,function_name,started_at,input_tokens,output_tokens
                i1,u1,m1,chat,2025-03-01T00:00:00.25Z,100,20
                i2,u2,m1,chat_stream,2025-03-01T00:00:01Z,50,10
                i3,u2,m1,embed,2025-03-01T00:00:02Z,50,10
                i4,u2,m1,,2025-03-01T00:00:03Z,-1,10
                i5,u2,m1,chat,2025-03-01T00:00:04Z,50,
                """, FormatDetails.NONE);

        assertThat(workload.requests()).extracting(Request::id).containsExactly("i1", "i2");
        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 750_000_000L);
        assertThat(workload.requests().get(0).userId()).hasValue("u1");
        assertThat(workload.requests().get(0).model()).hasValue("m1");
        assertThat(workload.manifest().skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "function other than chat", 1L, "unknown prompt tokens", 1L, "unknown output tokens", 1L));
    }

    @Test
    void prefersANameToItsAliases() {
        var workload = read("""
                timestamp,started_at,prompt_tokens,input_tokens,completion_tokens
                2025-03-01T00:00:09Z,2025-03-01T00:00:00Z,1,2,3
                """, FormatDetails.NONE);

        assertThat(workload.requests().get(0).promptTokens()).hasValue(2);
        assertThat(workload.manifest().arrival()).containsEntry("origin", "2025-03-01T00:00:00Z");
    }

    @Test
    void readsNumericTimesInTheUnitThatIsNamed() {
        var workload =
                read("start,input,output\n17.5,1,2\n18,1,2\n", FormatDetails.NONE.withTimeUnit(ClockUnit.SECONDS));

        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 500_000_000L);
    }

    @Test
    void refusesAnIdThatMayMeanAnything() {
        var file = file("id,started_at,input_tokens,output_tokens\na,2025-03-01T00:00:00Z,1,2\n");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.METRICS_CSV))
                .hasMessage(file + ": found a column id, which may name a request or a model; map it:"
                        + " --column id=request_id or --column id=model");
    }

    @Test
    void takesColumnsAsTheyAreMapped() {
        var workload = read(
                "id,started_at,input_tokens,output_tokens\na,2025-03-01T00:00:00Z,1,2\n",
                FormatDetails.NONE.withColumns(Map.of("request_id", "id")));

        assertThat(workload.requests()).extracting(Request::id).containsExactly("a");
        assertThat(workload.manifest().config()).containsEntry("column_request_id", "id");
    }

    @Test
    void saysWhichColumnIsMissing() {
        var file = file("started_at,input_tokens\n");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.METRICS_CSV))
                .hasMessage(file + ": found only the columns started_at, input_tokens, expected output_tokens as one of"
                        + " output_tokens, completion_tokens, generation_tokens, tokens_completion, attributes.llm.token_count.completion, output, response_tokens (or --column"
                        + " NAME=output_tokens)");
    }

    private Workload read(String text, FormatDetails details) {
        var options = CompileOptions.of(DatasetFormat.METRICS_CSV).toBuilder()
                .details(details)
                .build();
        return Datasets.compile(file(text), options);
    }

    private Path file(String text) {
        return Datasets.file(folder, "metrics.csv", text);
    }
}
