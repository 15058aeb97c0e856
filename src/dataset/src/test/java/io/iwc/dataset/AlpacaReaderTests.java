package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlpacaReaderTests {
    @TempDir
    Path folder;

    @Test
    void putsTheInputBelowTheInstruction() {
        var workload = read("""
                [{"instruction": " Name the capital. ", "input": " Peru ", "output": "Lima"},
                 {"instruction": "Tell a joke.", "input": "", "output": "No."},
                 {"instruction": "Tell two.", "input": "<noinput>"},
                 {"instruction": "Tell three."}]
                """);

        assertThat(workload.requests())
                .extracting(Datasets::prompt)
                .containsExactly("Name the capital.\n\nInput:\nPeru", "Tell a joke.", "Tell two.", "Tell three.");
    }

    @Test
    void makesOneRequestOfEveryInstanceOfASeedTask() {
        var workload = read("""
                {"id": "t1", "instruction": "Translate.", "instances": [{"input": "uno"}, {"input": "dos"}]}
                {"id": "t2", "instruction": "Count.", "instances": []}
                {"id": "t3", "instruction": " ", "instances": [{"input": "x"}]}
                """);

        assertThat(workload.requests())
                .extracting(Datasets::prompt)
                .containsExactly("Translate.\n\nInput:\nuno", "Translate.\n\nInput:\ndos");
        assertThat(workload.manifest().skipped())
                .containsOnlyKeys("blank instruction", "instruction without instances");
    }

    @Test
    void countsOutputsWithATokenizer() {
        var options = CompileOptions.of(DatasetFormat.ALPACA).toBuilder()
                .tokenizer(Tokenizers.whitespace())
                .build();

        var workload = Datasets.compile(file("[{\"instruction\": \"Say it.\", \"output\": \"a b c\"}]"), options);

        assertThat(workload.requests().get(0).outputTokens()).hasValue(3);
    }

    @Test
    void refusesAnInstructionThatIsNoText() {
        var file = file("[{\"instruction\": 7}]");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.ALPACA))
                .hasMessageStartingWith(file + ":1: instruction: found 7, expected a string");
    }

    @Test
    void readsTheSeedTasks() {
        var workload = Datasets.compile(SharedData.file("alpaca/seed_tasks.jsonl"), DatasetFormat.AUTO);

        assertThat(workload.requests()).hasSize(175);
        assertThat(workload.requests())
                .filteredOn(request -> !Datasets.prompt(request).contains("\n\nInput:\n"))
                .hasSize(50); // blank inputs, INDEX.md of the data
    }

    private Workload read(String text) {
        return Datasets.compile(file(text), DatasetFormat.AUTO);
    }

    private Path file(String text) {
        return Datasets.file(folder, "alpaca.json", text);
    }
}
