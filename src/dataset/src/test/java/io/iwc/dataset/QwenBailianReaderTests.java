package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QwenBailianReaderTests {
    private static final String TREE = """
            {"chat_id": 1, "parent_chat_id": -1, "timestamp": 10.5, "input_length": 20, "output_length": 5, "type": "text", "turn": 1, "hash_ids": [7, 8]}
            {"chat_id": 2, "parent_chat_id": 1, "timestamp": 12, "input_length": 40, "output_length": 5, "type": "text", "turn": 2, "hash_ids": [7, 9, 10]}
            {"chat_id": 3, "parent_chat_id": 1, "timestamp": 13, "input_length": 40, "output_length": 5, "type": "text", "turn": 2, "hash_ids": [7, 9, 11]}
            {"chat_id": 4, "parent_chat_id": 2, "timestamp": 14, "input_length": 60, "output_length": 5, "type": "text", "turn": 3, "hash_ids": [7]}
            {"chat_id": 6, "parent_chat_id": 5, "timestamp": 15, "input_length": 60, "output_length": 5, "type": "text", "turn": 9, "hash_ids": [7]}
            """;

    @TempDir
    Path folder;

    @Test
    void makesOneSessionOfAWholeTree() {
        var requests = Datasets.compile(Datasets.file(folder, "qwen.jsonl", TREE), DatasetFormat.AUTO)
                .requests();

        assertThat(requests)
                .extracting(request -> request.sessionId().orElseThrow() + "/"
                        + request.turnId().orElseThrow())
                .containsExactly("1/0", "1/1", "1/2", "1/3", "6/0");
        assertThat(requests)
                .extracting(request -> request.dependsOn().orElse("nobody"))
                .containsExactly("nobody", "1", "1", "2", "nobody");
        assertThat(requests)
                .extracting(request -> request.thinkTimeMillis().orElse(-1)) // between the arrivals
                .containsExactly(-1L, 1500L, 2500L, 2000L, -1L);
    }

    @Test
    void readsSecondsAndBlocksOfSixteen() {
        var request = Datasets.compile(Datasets.file(folder, "qwen.jsonl", TREE), DatasetFormat.QWEN_BAILIAN)
                .requests()
                .get(1);

        assertThat(request.arrivalNanos()).isEqualTo(1_500_000_000);
        assertThat(((Prompt.Lengths) request.prompt()).blocks()).hasValue(PrefixBlocks.of(16, new long[] {7, 9, 10}));
        assertThat(request.metadata()).extractingByKey("turn").hasToString("2");
    }

    @Test
    void countsParentsThatAreNotInTheFile() {
        var workload = Datasets.compile(Datasets.file(folder, "qwen.jsonl", TREE), DatasetFormat.QWEN_BAILIAN);

        assertThat(workload.manifest().skipped())
                .containsExactly(Map.entry("parent outside the file (the chat counts as a root)", 1L));
        assertThat(workload.requests()).extracting(Request::id).containsExactly("1", "2", "3", "4", "6");
    }
}
