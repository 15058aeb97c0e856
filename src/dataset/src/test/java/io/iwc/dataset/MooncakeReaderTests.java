package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.testing.SharedData;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MooncakeReaderTests {
    @TempDir
    Path folder;

    @Test
    void readsLengthsAndBlocks() {
        var request =
                read("{\"timestamp\": 3000, \"input_length\": 600, \"output_length\": 5, \"hash_ids\": [0, 7]}\r\n")
                        .get(0);

        assertThat(request.promptTokens()).hasValue(600);
        assertThat(request.outputTokens()).hasValue(5);
        assertThat(blocks(request)).isEqualTo(PrefixBlocks.of(512, new long[] {0, 7}));
        assertThat(request.arrivalNanos()).isZero();
    }

    @Test
    void keepsFractionsOfAMillisecond() {
        var requests = read("""
                {"timestamp": 0.1, "input_length": 1, "output_length": 1}
                {"timestamp": 27.3000005, "input_length": 1, "output_length": 1}
                """);

        assertThat(requests).extracting(Request::arrivalNanos).containsExactly(0L, 27_200_000L); // half to even
    }

    @Test
    void asksForTheUnitOfStampsInQuotes() {
        var file = Datasets.file(folder, "quoted.jsonl", """
                {"timestamp": "82", "input_length": 1, "output_length": 1}
                {"timestamp": "93.5", "input_length": 1, "output_length": 1}
                """);
        var seconds = CompileOptions.of(DatasetFormat.MOONCAKE).toBuilder()
                .details(FormatDetails.NONE.withTimeUnit(ClockUnit.SECONDS))
                .build();

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.MOONCAKE))
                .hasMessageStartingWith(
                        file + ":1: timestamp: found \"82\", expected a number of milliseconds (of one in"
                                + " quotes name the unit: --time-unit s|ms|us|ns)");
        assertThat(Datasets.compile(file, seconds).requests())
                .extracting(Request::arrivalNanos)
                .containsExactly(0L, 11_500_000_000L);
    }

    @Test
    void addsUpTheTurnsOfASessionThatSayOnlyWhatIsNew() {
        var requests = read("""
                {"session_id": "s", "timestamp": 0, "input_length": 1024, "output_length": 100, "hash_ids": [0, 1]}
                {"session_id": "s", "delay": 2000, "input_length": 300, "output_length": 50, "hash_ids": [8]}
                {"session_id": "s", "delay": 500, "input_length": 200, "output_length": 10, "hash_ids": [9]}
                """);

        assertThat(requests)
                .extracting(request -> request.promptTokens().orElseThrow())
                .containsExactly(1024, 1424, 1674);
        assertThat(blocks(requests.get(2))).isEqualTo(PrefixBlocks.of(512, new long[] {0, 1, 8, 9}));
        assertThat(requests.get(2).thinkTimeMillis()).hasValue(500);
    }

    @Test
    void understandsTheOtherNames() {
        var request = read("{\"created_time\": 5, \"input_tokens\": 10, \"output_tokens\": 3, \"request_id\": \"a\"}")
                .get(0);

        assertThat(request.id()).isEqualTo("a");
        assertThat(request.promptTokens()).hasValue(10);
        assertThat(request.outputTokens()).hasValue(3);
    }

    @Test
    void makesTurnsOfRowsWithADelay() {
        var requests = read("""
                {"timestamp": 100, "input_length": 10, "output_length": 1, "session_id": "s"}
                {"timestamp": 200, "input_length": 10, "output_length": 1, "session_id": "t"}
                {"delay": 2000, "input_length": 20, "output_length": 1, "session_id": "s"}
                """);

        assertThat(requests).extracting(Request::arrivalNanos).containsExactly(0L, 100_000_000L, 2_000_000_000L);
        assertThat(requests.get(2).dependsOn()).hasValue("req-000001");
        assertThat(requests.get(2).thinkTimeMillis()).hasValue(2000);
    }

    @Test
    void keepsTextWhereThereIsSome() {
        var request =
                read("{\"timestamp\": 0, \"input_length\": 3, \"output_length\": 1, \"text_input\": \"Hi there\"}")
                        .get(0);

        assertThat(request.prompt()).isEqualTo(new Prompt.Text("Hi there"));
        assertThat(request.promptTokens()).hasValue(3);
    }

    @Test
    void refusesMoreHashesThanBlocks() {
        var file = Datasets.file(
                folder, "m.jsonl", "{\"timestamp\":0,\"input_length\":512,\"output_length\":1,\"hash_ids\":[1,2]}");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.MOONCAKE))
                .hasMessageStartingWith(
                        file + ":1: hash_ids: found 2 hashes, expected at most 1 for 512 tokens in blocks" + " of 512");
    }

    @Test
    void readsTheWholeSample() {
        var workload =
                Datasets.compile(SharedData.file("mooncake-sample/mooncake_trace_1000.jsonl"), DatasetFormat.AUTO);

        assertThat(workload.requests()).hasSize(1000);
        assertThat(workload.requests())
                .allSatisfy(request -> assertThat(blocks(request).count())
                        .isEqualTo((request.promptTokens().orElseThrow() + 511) / 512));
    }

    private List<Request> read(String text) {
        return Datasets.compile(Datasets.file(folder, "m.jsonl", text), DatasetFormat.MOONCAKE)
                .requests();
    }

    private static PrefixBlocks blocks(Request request) {
        return ((Prompt.Lengths) request.prompt()).blocks().orElseThrow();
    }
}
