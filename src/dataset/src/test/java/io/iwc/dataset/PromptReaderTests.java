package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.workload.Sampling;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptReaderTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\" a \", {\"prompt\": \"b\"}]",
                "\" a \"\n\n{\"prompt\": \"b\"}",
                "\uFEFF[\" a \",\r\n\"b\"]\r\n"
            })
    void keepsPromptsAsTheyAre(String text) {
        var workload = Datasets.compile(Datasets.file(folder, "p.json", text), DatasetFormat.AUTO);

        assertThat(workload.requests()).extracting(Datasets::prompt).containsExactly(" a ", "b");
    }

    @Test
    void addsWhatAClientWouldHaveToSay() {
        var workload = Datasets.compile(Datasets.file(folder, "p.json", "[\"a\"]"), DatasetFormat.SIMPLE_JSON);

        assertThat(workload.requests().get(0).maxOutputTokens()).hasValue(128);
        assertThat(workload.requests().get(0).sampling()).isEqualTo(Sampling.of(0.0, 1.0, false));
    }

    @Test
    void refusesBlankPromptsAndOtherThings() {
        var file = Datasets.file(folder, "p.json", "[\"a\",\n\" \\u00a0\",\n7,\n{\"words\":\"a\"}]");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.SIMPLE_JSON))
                .hasMessage(file + ":2: prompt: found a blank prompt, expected text\n"
                        + file + ":3: prompt: found nothing, expected a string\n"
                        + file + ":4: prompt: found nothing, expected a string\n"
                        + "3 of 4 records are invalid; nothing was written (use --skip-bad to leave them out and count"
                        + " them)");
    }

    @Test
    void refusesAnEmptyArray() {
        var file = Datasets.file(folder, "p.json", "[]");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.SIMPLE_JSON))
                .hasMessage(file + ": found no request, expected at least one as simple-json");
    }

    @Test
    void refusesAnArrayThatBreaksOff() {
        var file = Datasets.file(folder, "p.json", "[\"a\",\n\"b\"");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.SIMPLE_JSON))
                .hasMessage(file + ":2: found the end of the text at byte 4, expected the rest of a list");
    }
}
