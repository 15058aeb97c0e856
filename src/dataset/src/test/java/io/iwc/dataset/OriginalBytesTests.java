package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.artifact.internal.Sha256;
import io.iwc.testing.SharedData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes that the Python IWC writes for the same input; the hashes are those of its output files. */
class OriginalBytesTests {
    private static final String THREE_PROMPTS =
            "[\"Write a haiku about GPUs.\", \"Explain KV cache in one sentence.\", \"What is TTFT?\"]";

    @TempDir
    Path folder;

    @Test
    void ofThreePromptsAtAFixedStep() {
        var input = Datasets.file(folder, "data.json", THREE_PROMPTS);

        assertThat(hashOf(input, CompileOptions.of(DatasetFormat.SIMPLE_JSON)))
                .isEqualTo("3178d4ac13952f2ed9712e5c4cf8ae944a596e774b4d491eae65af696fadbe51");
    }

    @Test
    void ofThreePromptsFromAPoissonProcess() {
        var input = Datasets.file(folder, "data.json", THREE_PROMPTS);
        var options = CompileOptions.of(DatasetFormat.SIMPLE_JSON).toBuilder()
                .arrival(Arrivals.poisson(5))
                .rng(Rng.MT19937)
                .seed(123)
                .build();

        assertThat(hashOf(input, options))
                .isEqualTo("a01e989f23e13df3d32b6bfb14811396209f09951dc88411758a9479b2442819");
    }

    @Test
    void ofItsOwnPromptFile() {
        assertThat(hashOf(SharedData.file("iwc-examples/data.json"), CompileOptions.defaults()))
                .isEqualTo("3178d4ac13952f2ed9712e5c4cf8ae944a596e774b4d491eae65af696fadbe51");
    }

    @Test
    void ofItsConversationsByFirstQuestion() {
        var input = SharedData.file("iwc-examples/sharegpt_sample.json");

        var options = CompileOptions.of(DatasetFormat.SHAREGPT).toBuilder()
                .maxOutputTokens(128)
                .build();

        assertThat(hashOf(input, options))
                .isEqualTo("a13018a70dafcfa1e5f447549ffe75f12224c605032e671f30ed91c919b177ec");
    }

    @Test
    void ofItsConversationsAsTranscripts() {
        var input = SharedData.file("iwc-examples/sharegpt_sample.json");
        var options = CompileOptions.of(DatasetFormat.SHAREGPT).toBuilder()
                .mode(ConversationMode.SESSION)
                .build();

        assertThat(hashOf(input, options))
                .isEqualTo("812b0e87f9fb4d903181af0793d9684a59fcd255d8647c20dd0a007910727ef5");
    }

    private String hashOf(Path input, CompileOptions options) {
        var output = folder.resolve("out.jsonl");
        WorkloadCompiler.with(options).compile(input, output);
        var hash = Sha256.hex(output);
        assertThat(WorkloadCompiler.with(options).compile(input).sha256()).isEqualTo(hash);
        return hash;
    }
}
