package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatDetectionTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"a\"] | SIMPLE_JSON | the file is a JSON array of prompts",
                "{\"prompt\":\"a\"} | JSONL_PROMPTS | each line is a prompt",
                "[{\"conversations\":[]}] | SHAREGPT | the first record has conversations",
                "{\"messages\":[]} | SHAREGPT | the first line has messages",
                "[{\"input\":\"a\",\"output_length\":1}] | SHAREGPT | the first record has input and output_length",
                "{\"timestamp\":0,\"input_length\":1} | MOONCAKE | the first line has timestamp and input_length",
                "{\"request_id\":\"a\",\"arrival_time_ms\":0,\"prompt\":\"x\"} | CANONICAL | the first line has request_id and arrival_time_ms",
                "TIMESTAMP,ContextTokens,GeneratedTokens | AZURE | the header has TIMESTAMP and ContextTokens and GeneratedTokens"
            })
    void saysWhatItSaw(String text, DatasetFormat format, String because) {
        var file = Datasets.file(folder, "input", "\n " + text);

        assertThat(DatasetFormat.detect(file)).isEqualTo(new DatasetFormat.Detected(format, because));
    }

    @Test
    void namesTheKnownFormatsWhereNoneFits() {
        var file = Datasets.file(folder, "input", "{\"a\":1,\"b\":2}");

        assertThatThrownBy(() -> DatasetFormat.detect(file))
                .hasMessage(file + ": found a first line with the keys a, b, expected a known format; name it if it is"
                        + " one of canonical, simple-json, jsonl-prompts, sharegpt, azure, mooncake");
    }

    @Test
    void refusesAnEmptyFile() {
        var file = Datasets.file(folder, "input", "");

        assertThatThrownBy(() -> DatasetFormat.detect(file))
                .hasMessageStartingWith(file + ": found an empty file, expected a known format");
    }
}
