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
                "[\"a\"] | simple-json | the file is a JSON array of prompts",
                "{\"prompt\":\"a\"} | jsonl-prompts | each line is a prompt",
                "[{\"conversations\":[]}] | sharegpt | the first record has conversations",
                "{\"messages\":[]} | openai-chat | the first line has messages",
                "[{\"messages\":[]}] | sharegpt | the file is a JSON array of messages",
                "{\"request\":{},\"response\":{}} | openai-chat | the first line has request and response",
                "{\"custom_id\":\"a\",\"body\":{}} | openai-batch | the first line has custom_id and body",
                "{\"question_id\":1,\"turns\":[]} | mt-bench | the first line has question_id and turns",
                "[{\"instruction\":\"a\"}] | alpaca | the first record has instruction",
                "{\"chat_id\":1,\"parent_chat_id\":-1,\"timestamp\":0,\"input_length\":1} | qwen-bailian | the first line has chat_id and parent_chat_id",
                "{\"input_toks\":1,\"output_toks\":1} | llmservingsim | the first line has input_toks and output_toks",
                "{\"session_id\":\"a\",\"sub_requests\":[]} | llmservingsim | the first line has sub_requests",
                "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type | burstgpt | the header has Timestamp and Request tokens and Response tokens",
                "arrived_at,num_prefill_tokens,num_decode_tokens | vidur | the header has num_prefill_tokens and num_decode_tokens",
                "id,started_at,input_tokens,output_tokens | metrics-csv | the header names times, prompt and output tokens",
                "[{\"input\":\"a\",\"output_length\":1}] | sharegpt | the first record has input and output_length",
                "{\"timestamp\":0,\"input_length\":1} | mooncake | the first line has timestamp and input_length",
                "{\"request_id\":\"a\",\"arrival_time_ms\":0,\"prompt\":\"x\"} | canonical | the first line has request_id and arrival_time_ms",
                "TIMESTAMP,ContextTokens,GeneratedTokens | azure | the header has TIMESTAMP and ContextTokens and GeneratedTokens"
            })
    void saysWhatItSaw(String text, String format, String because) {
        var file = Datasets.file(folder, "input", "\n " + text);

        assertThat(DatasetFormat.detect(file)).isEqualTo(new DatasetFormat.Detected(format, because));
    }

    @Test
    void namesTheKnownFormatsWhereNoneFits() {
        var file = Datasets.file(folder, "input", "{\"a\":1,\"b\":2}");

        assertThatThrownBy(() -> DatasetFormat.detect(file))
                .hasMessage(file + ": found a first line with the keys a, b, expected a known format; name it if it is"
                        + " one of canonical, simple-json, jsonl-prompts, sharegpt, alpaca, openai-chat,"
                        + " openai-batch, wiremock, mt-bench, azure, burstgpt, mooncake, qwen-bailian, vidur, llmservingsim,"
                        + " metrics-csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request_id,prompt_id,num_prefill_tokens,num_decode_tokens | the lengths of a spec directory or the metrics of a run, by request_id",
                "request_id,arrival_time_ns,ttft_ns,num_prefill_tokens,num_decode_tokens | the lengths of a spec directory or the metrics of a run, by request_id"
            })
    void takesNothingForADatasetThatIsPartOfSomethingElse(String text, String found) {
        var file = Datasets.file(folder, "input", text + "\n");

        assertThatThrownBy(() -> DatasetFormat.detect(file))
                .hasMessageStartingWith(file + ": found " + found + ", expected a known format");
    }

    @Test
    void saysHowLinesAreMadeOfADocument() {
        var file = Datasets.file(folder, "input", "{\"a\":\n");

        assertThatThrownBy(() -> DatasetFormat.detect(file))
                .hasMessage(
                        file + ":1: found JSON that goes on over several lines, expected one record a line or one list"
                                + " of records; jq -c . makes lines");
    }

    @Test
    void refusesAnEmptyFile() {
        var file = Datasets.file(folder, "input", "");

        assertThatThrownBy(() -> DatasetFormat.detect(file))
                .hasMessageStartingWith(file + ": found an empty file, expected a known format");
    }
}
