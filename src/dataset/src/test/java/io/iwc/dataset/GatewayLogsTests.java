package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts that gateways, tracing tools and collections have; the keys are those of their documentation. */
class GatewayLogsTests {
    @TempDir
    private Path folder;

    /** Each expects: when, prompt or its length, output length, model, session. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "LiteLLM without words | {\"call_type\": \"acompletion\", \"messages\": {}, \"response\": {}, \"prompt_tokens\": 41, \"completion_tokens\": 20, \"model\": \"m\", \"startTime\": \"2025-03-01T10:00:00Z\"} | 41 → 20 m -",
                "Helicone | {\"request_body\": {\"model\": \"m\", \"messages\": MESSAGES}, \"response_body\": {\"choices\": [], \"usage\": {\"completion_tokens\": 12}}, \"request_created_at\": \"2025-03-01T10:00:00Z\", \"response_status\": 200} | Why? → 12 m -",
                "Langfuse | {\"traceId\": \"t\", \"type\": \"GENERATION\", \"startTime\": \"2025-03-01T10:00:00Z\", \"model\": \"m\", \"input\": MESSAGES, \"output\": {\"role\": \"assistant\", \"content\": \"So.\"}, \"usage\": {\"input\": 31, \"output\": 9}} | Why? → 9 m t",
                "Langfuse of later days | {\"traceId\": \"t\", \"sessionId\": \"s\", \"startTime\": \"2025-03-01T10:00:00Z\", \"input\": {\"messages\": MESSAGES}, \"output\": \"Because of it.\", \"usageDetails\": {\"input\": 31, \"output\": 12}} | Why? → 12 - s",
                "LangSmith | {\"run_type\": \"llm\", \"start_time\": \"2025-03-01T10:00:00Z\", \"inputs\": {\"messages\": MESSAGES, \"model\": \"m\"}, \"outputs\": {\"choices\": [{\"message\": {\"content\": \"one two\"}}]}} | Why? → 2 m -",
                "a span | {\"traceId\": \"t\", \"startTimeUnixNano\": \"1740823200000000000\", \"attributes\": {\"gen_ai.request.model\": \"m\", \"gen_ai.usage.input_tokens\": 120, \"gen_ai.usage.output_tokens\": 33, \"gen_ai.conversation.id\": \"c\"}} | 120 → 33 m c",
                "a batch's results | {\"custom_id\": \"a\", \"response\": {\"status_code\": 200, \"body\": {\"created\": 1740823200, \"model\": \"m\", \"choices\": [], \"usage\": {\"prompt_tokens\": 22, \"completion_tokens\": 12}}}, \"error\": null} | 22 → 12 m -",
                "OpenRouter | {\"created_at\": \"2025-03-01T10:00:00Z\", \"model\": \"m\", \"tokens_prompt\": 120, \"tokens_completion\": 33} | 120 → 33 m -",
                "usage alone | {\"ts\": \"2025-03-01T10:00:00Z\", \"usage\": {\"input_tokens\": 5, \"cache_read_input_tokens\": 4, \"output_tokens\": 3}} | 9 → 3 - -",
                "AIPerf's text | {\"timestamp\": 0, \"text_input\": \"Why?\", \"output_length\": 5} | Why? → 5 - -",
                "AIPerf's single turns | {\"type\": \"single_turn\", \"text\": \"Why?\", \"timestamp\": 10, \"output_length\": 5} | Why? → 5 - -",
                "Ollama | {\"model\": \"m\", \"created_at\": \"2025-03-01T10:00:00Z\", \"prompt\": \"Why?\", \"response\": \"So.\", \"prompt_eval_count\": 26, \"eval_count\": 12} | Why? → 12 m -",
                "a completion | {\"request\": {\"model\": \"m\", \"prompt\": \"Why?\"}, \"response\": {\"choices\": [{\"text\": \"one two\"}]}, \"timestamp\": \"2025-03-01T10:00:00Z\"} | Why? → 2 m -"
            })
    void areReadAsWhatTheySay(String tool, String line, String expected) {
        var file = Datasets.file(folder, "log.jsonl", line.replace("MESSAGES", Datasets.ASKED) + "\n");

        var workload = Datasets.compile(file, DatasetFormat.AUTO);

        assertThat(workload.requests()).extracting(Datasets::said).containsExactly(expected);
        assertThat(workload.manifest().arrival()).doesNotContainEntry("kind", "fixed-step");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "questions | {\"question\": \"Why?\", \"answer\": \"one two\"} | Why? → 2 - -",
                "pairs | {\"input\": \"Why?\", \"output\": \"one two\"} | Why? → 2 - -",
                "bare texts | {\"text\": \"Why?\", \"output\": \"one two\"} | Why? → 2 - -",
                "preferences | {\"prompt\": \"Why?\", \"chosen\": \"one two\", \"rejected\": \"no\"} | Why? → 2 - -",
                "chats of preferences | {\"prompt\": \"Why?\", \"chosen\": [{\"role\": \"user\", \"content\": \"Why?\"}, {\"role\": \"assistant\", \"content\": \"one two\"}], \"rejected\": []} | Why? → 2 - -",
                "turns in pairs | {\"conversation_id\": \"7\", \"conversation\": [{\"human\": \"Why?\", \"assistant\": \"one two\"}]} | Why? → 2 - -",
                "a batch of messages | {\"custom_id\": \"a\", \"params\": {\"model\": \"m\", \"max_tokens\": 9, \"messages\": [{\"role\": \"user\", \"content\": \"Why?\"}]}} | Why? → 9 m -"
            })
    void collectionsWithoutTimesAreRead(String kind, String line, String expected) {
        var file = Datasets.file(folder, "data.jsonl", line + "\n");

        assertThat(Datasets.compile(file, DatasetFormat.AUTO).requests())
                .extracting(Datasets::said)
                .containsExactly(expected);
    }

    @Test
    void spansOfOtherKindsAndFailedCallsAreLeftOut() {
        var file = Datasets.file(folder, "log.jsonl", """
                {"traceId": "t", "type": "SPAN", "startTime": "2025-03-01T10:00:00Z", "input": "x", "output": "y"}
                {"traceId": "t", "type": "GENERATION", "level": "ERROR", "startTime": "2025-03-01T10:00:01Z", "input": [{"role": "user", "content": "Why?"}], "output": null}
                {"traceId": "t", "type": "GENERATION", "startTime": "2025-03-01T10:00:02Z", "input": [{"role": "user", "content": "Why?"}], "output": "So."}
                """);

        var workload = Datasets.compile(file, DatasetFormat.AUTO);

        assertThat(workload.requests()).hasSize(1);
        assertThat(workload.manifest().skipped())
                .containsEntry("span that is no call of a model", 1L)
                .containsEntry("failed call", 1L);
    }

    @Test
    void tablesWithQuotedHeadersAndSpacesAreRead() {
        var file = Datasets.file(folder, "t.csv", """
                "Timestamp", "Model", "Request tokens", "Response tokens"
                "5", "ChatGPT", "472", "18"
                """.replace(", ", ","));
        var spaced = Datasets.file(folder, "s.csv", """
                Timestamp, Model, Request tokens, Response tokens
                5, ChatGPT, 472, 18
                """);

        for (var table : new Path[] {file, spaced}) {
            assertThat(Datasets.compile(table, DatasetFormat.AUTO).requests())
                    .extracting(Datasets::said)
                    .containsExactly("472 → 18 ChatGPT -");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"data\": [{\"messages\": []}]} | found a first line with the key data (a list of records in one object; jq -c '.data[]' makes lines of them), expected a known format",
                "{\"conversations\": [{\"messages\": []}]} | :1: conversations: found records with lists of their own, expected turns; jq -c '.conversations[]' makes a line of each record",
                "{\\n\"messages\": []\\n} | :1: found JSON that goes on over several lines, expected one record a line or one list of records; jq -c . makes lines",
                "TIMESTAMP;ContextTokens;GeneratedTokens\\n1;2;3 | found neither JSON nor a known header in the first line (its columns are parted by semicolons, expected commas), expected a known format",
                "TIMESTAMP,ContextTokens,GeneratedTokens\\n2024-05-10 00:00:00,\"1,396\",5 | :2: ContextTokens: found \"1,396\", expected an integer ≥ 0 without separators between its digits"
            })
    void whatCannotBeReadIsSaidWithItsCure(String content, String message) {
        var file = Datasets.file(folder, "wild", content.replace("\\n", "\n"));

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.AUTO)).hasMessageContaining(message);
    }

    @Test
    void otherEncodingsAreNamed() throws Exception {
        var utf16 =
                Files.write(folder.resolve("utf16"), "﻿{\"prompt\": \"Why?\"}\n".getBytes(StandardCharsets.UTF_16LE));
        var latin1 =
                Files.write(folder.resolve("latin1"), "{\"prompt\": \"é\"}\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Datasets.compile(utf16, DatasetFormat.AUTO))
                .hasMessageEndingWith("utf16: found UTF-16 text, expected UTF-8");
        assertThatThrownBy(() -> Datasets.compile(latin1, DatasetFormat.AUTO))
                .hasMessageEndingWith("latin1:1: found bytes that are not UTF-8 at column 13, expected UTF-8 text");
    }
}
