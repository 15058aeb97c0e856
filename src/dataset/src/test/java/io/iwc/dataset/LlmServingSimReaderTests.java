package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.testing.SharedData;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmServingSimReaderTests {
    @TempDir
    Path folder;

    @Test
    void namesBlocksByTheirTokensAndAllBeforeThem() {
        var requests = read(line(0, IntStream.range(0, 40))
                + line(5, IntStream.range(0, 40))
                + line(9, IntStream.concat(IntStream.of(99), IntStream.range(1, 40))));

        assertThat(blocks(requests.get(0))).isEqualTo(PrefixBlocks.of(16, new long[] {0, 1, 2})); // 16 + 16 + 8
        assertThat(blocks(requests.get(1))).isEqualTo(blocks(requests.get(0)));
        assertThat(blocks(requests.get(2))).isEqualTo(PrefixBlocks.of(16, new long[] {3, 4, 5}));
        assertThat(requests).extracting(Request::arrivalNanos).containsExactly(0L, 5L, 9L);
    }

    @Test
    void makesASessionOfSubRequests() {
        var requests = read("""
                {"session_id": "s", "arrival_time_ns": 1000, "sub_requests": [{"input_toks": 5, "output_toks": 1, "tool_duration_ns": 2500000}, {"input_toks": 9, "output_toks": 1, "tool_duration_ns": 0}]}
                """);

        assertThat(requests)
                .extracting(request -> request.turnId().orElseThrow())
                .containsExactly(0, 1);
        assertThat(requests.get(1).dependsOn()).hasValue("req-000001");
        assertThat(requests.get(1).thinkTimeMillis()).hasValue(2); // 2.5 ms, half to even
        assertThat(requests.get(1).arrivalNanos()).isEqualTo(2_000_000);
    }

    @Test
    void refusesTokensThatDoNotAddUp() {
        var file = Datasets.file(
                folder,
                "sim.jsonl",
                "{\"input_toks\":3,\"output_toks\":1,\"arrival_time_ns\":0,\"input_tok_ids\":[1,2]}");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.LLMSERVINGSIM))
                .hasMessageStartingWith(file + ":1: input_tok_ids: found 2 ids, expected 3 as input_toks says");
    }

    @Test
    void readsTheMeasuredWorkload() {
        var workload = Datasets.compile(SharedData.file("vllm-rtx4090/workload.jsonl"), DatasetFormat.AUTO);

        assertThat(workload.requests()).hasSize(300);
        assertThat(workload.manifest().arrival()).containsEntry("origin", "46926808");
    }

    private static String line(long nanos, IntStream tokens) {
        var ids = tokens.mapToObj(Integer::toString).collect(Collectors.joining(","));
        return "{\"input_toks\":40,\"output_toks\":1,\"arrival_time_ns\":" + nanos + ",\"input_tok_ids\":[" + ids
                + "]}\n";
    }

    private List<Request> read(String text) {
        return Datasets.compile(Datasets.file(folder, "sim.jsonl", text), DatasetFormat.AUTO)
                .requests();
    }

    private static PrefixBlocks blocks(Request request) {
        return ((Prompt.Lengths) request.prompt()).blocks().orElseThrow();
    }
}
