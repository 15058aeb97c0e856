package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.tokens.internal.ChatTemplate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports of tracing tools, clouds and gateways; the keys are those of their documentation. */
class ExportedLogsTests {
    @TempDir
    private Path folder;

    /** Each expects: prompt or its length, output length, model, session. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "OTLP in JSON | {\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"startTimeUnixNano\": \"1740823200000000000\", \"attributes\": [{\"key\": \"gen_ai.request.model\", \"value\": {\"stringValue\": \"m\"}}, {\"key\": \"gen_ai.usage.input_tokens\", \"value\": {\"intValue\": \"120\"}}, {\"key\": \"gen_ai.usage.output_tokens\", \"value\": {\"intValue\": \"33\"}}]}]}]}]} | 120 → 33 m -",
                "a span with attributes | {\"name\": \"chat m\", \"start_time\": \"2025-03-01T10:00:00Z\", \"attributes\": {\"gen_ai.request.model\": \"m\", \"gen_ai.usage.input_tokens\": 120, \"gen_ai.usage.output_tokens\": 33}} | 120 → 33 m -",
                "OpenLLMetry | {\"start_time_unix_nano\": 1740823200000000000, \"attributes\": {\"gen_ai.usage.prompt_tokens\": 120, \"gen_ai.usage.completion_tokens\": 33}} | 120 → 33 - -",
                "OpenLLMetry with words | {\"start_time_unix_nano\": 1740823200000000000, \"attributes\": {\"gen_ai.request.model\": \"m\", \"gen_ai.prompt.0.role\": \"user\", \"gen_ai.prompt.0.content\": \"Why?\", \"gen_ai.completion.0.content\": \"one two\", \"gen_ai.usage.prompt_tokens\": 8, \"gen_ai.usage.completion_tokens\": 12}} | Why? → 12 m -",
                "OpenLLMetry with words that nobody counted | {\"start_time_unix_nano\": 1740823200000000000, \"attributes\": [{\"key\": \"gen_ai.prompt.0.role\", \"value\": {\"stringValue\": \"user\"}}, {\"key\": \"gen_ai.prompt.0.content\", \"value\": {\"stringValue\": \"[{\\\"type\\\": \\\"text\\\", \\\"text\\\": \\\"Why?\\\"}]\"}}, {\"key\": \"gen_ai.completion.0.content\", \"value\": {\"stringValue\": \"one two\"}}]} | Why? → 2 - -",
                "Datadog | {\"id\": \"A\", \"type\": \"span\", \"attributes\": {\"ml_app\": \"bot\", \"span_kind\": \"llm\", \"start_ns\": 1740823200000000000, \"status\": \"ok\", \"model_name\": \"m\", \"tags\": [\"env:prod\", \"session_id:c\"], \"input\": {\"messages\": MESSAGES}, \"output\": {\"messages\": [{\"role\": \"assistant\", \"content\": \"one two\"}]}, \"metrics\": {\"input_tokens\": 8, \"output_tokens\": 12}}} | Why? → 12 m c",
                "Datadog without words | {\"type\": \"span\", \"attributes\": {\"ml_app\": \"bot\", \"span_kind\": \"llm\", \"start_ns\": 1740823200000000000, \"model_name\": \"m\", \"trace_id\": \"t\", \"metrics\": {\"input_tokens\": 120, \"output_tokens\": 33}}} | 120 → 33 m t",
                "Phoenix | {\"span_kind\": \"LLM\", \"status_code\": \"OK\", \"start_time\": \"2025-03-01T10:00:00+00:00\", \"attributes.llm.model_name\": \"m\", \"attributes.llm.token_count.prompt\": 120, \"attributes.llm.token_count.completion\": 33} | 120 → 33 m -",
                "API Management | {\"time\": \"2025-03-01T10:00:00Z\", \"category\": \"GatewayLlmLogs\", \"properties\": {\"promptTokens\": 120, \"completionTokens\": 33, \"deploymentName\": \"m\"}} | 120 → 33 m -",
                "Bedrock's Converse | {\"schemaType\": \"ModelInvocationLog\", \"timestamp\": \"2025-03-01T10:00:00Z\", \"modelId\": \"m\", \"input\": {\"inputBodyJson\": {\"messages\": [{\"role\": \"user\", \"content\": [{\"text\": \"Why?\"}]}]}, \"inputTokenCount\": 8}, \"output\": {\"outputBodyJson\": {\"output\": {\"message\": {\"content\": [{\"text\": \"So.\"}]}}}, \"outputTokenCount\": 12}} | Why? → 12 m -",
                "Bedrock's InvokeModel | {\"schemaType\": \"ModelInvocationLog\", \"timestamp\": \"2025-03-01T10:00:00Z\", \"modelId\": \"m\", \"input\": {\"inputBodyJson\": {\"max_tokens\": 99, \"messages\": MESSAGES}}, \"output\": {\"outputBodyJson\": {\"content\": [{\"type\": \"text\", \"text\": \"So.\"}], \"usage\": {\"input_tokens\": 8, \"output_tokens\": 12}}}} | Why? → 12 m -",
                "Gemini | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"request\": {\"model\": \"m\", \"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"Why?\"}]}]}, \"response\": {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"one two\"}]}}]}} | Why? → 2 m -",
                "Gemini with thoughts | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"request\": {\"model\": \"m\", \"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"Why?\"}]}]}, \"response\": {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"one two\"}]}}], \"usageMetadata\": {\"candidatesTokenCount\": 2, \"thoughtsTokenCount\": 30}}} | Why? → 32 m -",
                "Portkey | {\"created_at\": \"2025-03-01T10:00:00Z\", \"request\": {\"body\": {\"model\": \"m\", \"messages\": MESSAGES}}, \"response\": {\"status\": 200, \"body\": {\"usage\": {\"completion_tokens\": 12}}}} | Why? → 12 m -",
                "Cloudflare's gateway | {\"created_at\": \"2025-03-01T10:00:00Z\", \"model\": \"m\", \"tokens_in\": 120, \"tokens_out\": 33} | 120 → 33 m -",
                "Databricks | {\"timestamp_ms\": 1740823200000, \"status_code\": 200, \"request\": \"{\\\"messages\\\": [{\\\"role\\\": \\\"user\\\", \\\"content\\\": \\\"Why?\\\"}]}\", \"response\": \"{\\\"choices\\\": [{\\\"message\\\": {\\\"content\\\": \\\"one two\\\"}}]}\"} | Why? → 2 - -",
                "Braintrust | {\"created\": \"2025-03-01T10:00:00Z\", \"input\": MESSAGES, \"output\": [{\"message\": {\"content\": \"one two\"}}], \"metadata\": {\"model\": \"m\"}} | Why? → 2 m -",
                "LangSmith with LangChain's messages | {\"run_type\": \"llm\", \"start_time\": \"2025-03-01T10:00:00\", \"inputs\": {\"messages\": [[{\"lc\": 1, \"id\": [\"langchain\", \"schema\", \"messages\", \"HumanMessage\"], \"kwargs\": {\"content\": \"Why?\"}}]]}, \"outputs\": {\"generations\": [[{\"text\": \"one two\"}]], \"llm_output\": {\"model_name\": \"m\"}}} | Why? → 2 m -",
                "LangChain's kinds | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"messages\": [{\"type\": \"human\", \"data\": {\"content\": \"Why?\"}}, {\"type\": \"ai\", \"data\": {\"content\": \"one two\"}}]} | Why? → 2 - -",
                "MongoDB's times | {\"timestamp\": {\"$date\": \"2025-03-01T10:00:00Z\"}, \"messages\": [{\"role\": \"user\", \"content\": \"Why?\"}, {\"role\": \"assistant\", \"content\": \"one two\"}]} | Why? → 2 - -",
                "MongoDB's older times | {\"timestamp\": {\"$date\": {\"$numberLong\": \"1740823200000\"}}, \"messages\": [{\"role\": \"user\", \"content\": \"Why?\"}, {\"role\": \"assistant\", \"content\": \"one two\"}]} | Why? → 2 - -",
                "an answer as it was streamed | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"request\": {\"messages\": MESSAGES}, \"response\": \"data: {\\\"choices\\\":[{\\\"delta\\\":{\\\"content\\\":\\\"one\\\"}}]}\\n\\ndata: {\\\"choices\\\":[{\\\"delta\\\":{\\\"content\\\":\\\" two\\\"}}]}\\n\\ndata: [DONE]\\n\\n\"} | Why? → 2 - -",
                "chunks in a list | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"request\": {\"messages\": MESSAGES}, \"response\": [{\"choices\": [{\"delta\": {\"content\": \"one\"}}]}, {\"choices\": [{\"delta\": {\"content\": \" two\"}}]}, {\"choices\": [], \"usage\": {\"completion_tokens\": 12}}]} | Why? → 12 - -",
                "Anthropic's events | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"request\": {\"messages\": MESSAGES}, \"response\": [{\"type\": \"message_start\", \"message\": {\"usage\": {\"input_tokens\": 8}}}, {\"type\": \"content_block_delta\", \"delta\": {\"text\": \"one two\"}}, {\"type\": \"message_stop\"}]} | Why? → 2 - -",
                "events of OpenAI's responses | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"request\": {\"input\": \"Why?\"}, \"response\": [{\"type\": \"response.created\", \"response\": {\"output\": []}}, {\"type\": \"response.completed\", \"response\": {\"output\": [{\"content\": [{\"type\": \"output_text\", \"text\": \"one two\"}]}]}}]} | Why? → 2 - -",
                "0 tokens for an answer that is there | {\"timestamp\": \"2025-03-01T10:00:00Z\", \"request\": {\"messages\": MESSAGES}, \"response\": {\"choices\": [{\"message\": {\"content\": \"one two\"}}], \"usage\": {\"completion_tokens\": 0}}} | Why? → 2 - -"
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
                "OpenOrca | {\"system_prompt\": \"\", \"question\": \"Why?\", \"response\": \"one two\"} | Why? → 2 - -",
                "LongBench | {\"input\": \"Why?\", \"context\": \"\", \"answers\": [\"one two\"]} | Why? → 2 - -",
                "LangSmith's data sets | {\"inputs\": {\"question\": \"Why?\"}, \"outputs\": {\"answer\": \"one two\"}} | Why? → 2 - -",
                "preferences of a fine-tuning | {\"input\": {\"messages\": MESSAGES}, \"preferred_output\": [{\"role\": \"assistant\", \"content\": \"one two\"}], \"non_preferred_output\": []} | Why? → 2 - -"
            })
    void collectionsWithoutTimesAreRead(String kind, String line, String expected) {
        var file = Datasets.file(folder, "data.jsonl", line.replace("MESSAGES", Datasets.ASKED) + "\n");

        assertThat(Datasets.compile(file, DatasetFormat.AUTO).requests())
                .extracting(Datasets::said)
                .containsExactly(expected);
    }

    @Test
    void spansThatCallNoModelAndSpansThatFailedAreLeftOut() {
        var file = Datasets.file(folder, "spans.jsonl", """
                {"name": "chat", "start_time": "2025-03-01T10:00:00Z", "attributes": {"gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 3}}
                {"name": "GET", "start_time": "2025-03-01T10:00:01Z", "attributes": {"http.method": "GET"}}
                {"span_kind": "CHAIN", "start_time": "2025-03-01T10:00:02Z", "attributes": {"llm.model_name": "m"}}
                {"name": "chat", "start_time": "2025-03-01T10:00:03Z", "status": {"code": "STATUS_CODE_ERROR"}, "attributes": {"gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 3}}
                """);

        var workload = Datasets.compile(file, DatasetFormat.AUTO);

        assertThat(workload.requests()).hasSize(1);
        assertThat(workload.manifest().skipped())
                .containsEntry("span that is no call of a model", 2L)
                .containsEntry("failed call", 1L);
    }

    @Test
    void whatTheExportsSpellOtherwiseIsStillCountedAsUnread() {
        var file = Datasets.file(
                folder,
                "spans.jsonl",
                "{\"start_time\": \"2025-03-01T10:00:00Z\", \"attributes\": [{\"key\": \"gen_ai.usage.input_tokens\","
                        + " \"value\": {\"intValue\": 5}}, {\"key\": \"gen_ai.usage.output_tokens\", \"value\":"
                        + " {\"intValue\": 3}}, {\"key\": \"gen_ai.prompt.0.content\", \"value\": {\"stringValue\":"
                        + " \"Why so?\"}}]}\n");

        assertThat(Datasets.compile(file, DatasetFormat.AUTO).manifest().toString())
                .contains("attributes.gen_ai.prompt.0.content");
    }

    /** Their columns are those of the exports of LiteLLM, OpenRouter and Phoenix, and of people. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "startTime,prompt_tokens,completion_tokens,model,user,session_id,status | 2025-03-01 10:00:00.123,120,33,m,u,s,success | 120 → 33 m s",
                "generation_id,created_at,tokens_prompt,tokens_completion,model_permaslug | g,2025-03-01 10:00:00,120,33,m | 120 → 33 m -",
                "start_time,attributes.llm.model_name,attributes.llm.token_count.prompt,attributes.llm.token_count.completion | 2025-03-01 10:00:00+00:00,m,120,33 | 120 → 33 m -",
                "Request Time,Input Tokens,Output-Tokens,Model | 2025-03-01T10:00:00Z,120,33,m | 120 → 33 m -"
            })
    void tablesAreReadByTheNamesOfTheirColumnsHoweverTheyAreWritten(String header, String row, String expected) {
        var file = Datasets.file(folder, "log.csv", header + "\n" + row + "\n");

        assertThat(Datasets.compile(file, DatasetFormat.AUTO).requests())
                .extracting(Datasets::said)
                .containsExactly(expected);
    }

    @Test
    void failedCallsOfATableAreLeftOutAndCounted() {
        var file = Datasets.file(folder, "log.csv", """
                startTime,prompt_tokens,completion_tokens,status
                2025-03-01T10:00:00Z,120,33,success
                2025-03-01T10:00:01Z,0,0,failure
                2025-03-01T10:00:02Z,0,0,429
                """);

        var workload = Datasets.compile(file, DatasetFormat.AUTO);

        assertThat(workload.requests()).hasSize(1);
        assertThat(workload.manifest().skipped()).containsEntry("failed call", 2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\\n\"features\": [{\"name\": \"x\"}],\\n\"rows\": [{\"row_idx\": 0, \"row\": {}}]} | :1: found JSON that goes on over several lines, expected one record a line or one list of records; jq -c '.rows[].row' makes lines of those in it",
                "{\\n\"meta\": {\"data\": [{}]},\\n\"data\": [{\"id\": 1}]} | :1: found JSON that goes on over several lines, expected one record a line or one list of records; jq -c '.data[]' makes lines of those in it",
                "{\"rows\": [{\"row_idx\": 0, \"row\": {}}]} | jq -c '.rows[].row' makes lines of them",
                "when,long,short\\n1,2,3 | found neither JSON nor a known header in the first line (the columns when, long, short; metrics-csv with --column NAME=arrival and the like reads any), expected a known format"
            })
    void whatCannotBeReadIsSaidWithItsCure(String content, String message) {
        var file = Datasets.file(folder, "wild", content.replace("\\n", "\n"));

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.AUTO)).hasMessageContaining(message);
    }

    /** As accounts of usage have them, a row an hour or a day. */
    @Test
    void sumsOfManyRequestsAreNoRequests() {
        var table = Datasets.file(folder, "usage.csv", """
                start_time,num_model_requests,input_tokens,output_tokens
                2025-03-01T10:00:00Z,55,1000,200
                """);
        var lines = Datasets.file(
                folder,
                "usage.jsonl",
                "{\"timestamp\": \"2025-03-01T10:00:00Z\", \"n_requests\": 55, \"prompt_tokens\": 1000,"
                        + " \"completion_tokens\": 200}\n");

        assertThatThrownBy(() -> Datasets.compile(table, DatasetFormat.AUTO))
                .hasMessageEndingWith("usage.csv: found a column num_model_requests, whose rows sum up many requests,"
                        + " expected a request a row");
        assertThatThrownBy(() -> Datasets.compile(lines, DatasetFormat.AUTO))
                .hasMessageContaining("usage.jsonl:1: n_requests: found a record that sums up many requests, expected a"
                        + " record a request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-03-01T10:00:00,250 | 250",
                "2025-03-01 11:00:00,250+01:00 | 250",
                "2025-03-01T11:00:00[Europe/Berlin] | 0",
                "2025-03-01T11:00:00+01:00[Europe/Berlin] | 0",
                "Sat, 01 Mar 2025 10:00:00 GMT | 0"
            })
    void timesAreReadInMoreSpellings(String text, long millisAfterTen) {
        assertThat(Timestamps.nanos(text)).hasValue(1_740_823_200_000_000_000L + millisAfterTen * 1_000_000);
    }

    @Test
    void leavesOutSpansOfDatadogThatAreNoCalls() {
        var span =
                "{\"type\": \"span\", \"attributes\": {\"ml_app\": \"bot\", \"span_kind\": \"%s\", \"status\": \"%s\","
                        + " \"start_ns\": 1740823200000000000, \"input\": {\"value\": \"Why?\"}, \"output\": {\"value\": \"So.\"}}}\n";
        var file = Datasets.file(
                folder,
                "spans.jsonl",
                String.format(span, "workflow", "ok")
                        + String.format(span, "llm", "error")
                        + String.format(span, "task", "ok")
                        + String.format(span, "llm", "ok"));

        var workload = Datasets.compile(file, DatasetFormat.AUTO);

        assertThat(workload.requests()).extracting(Datasets::said).containsExactly("Why? → 2 - -");
        assertThat(workload.manifest().skipped())
                .containsOnly(entry("span that is no call of a model", 2L), entry("failed call", 1L));
    }

    @Test
    void keepsWhatIsBesideTheWordsOfASpan() {
        var file = Datasets.file(
                folder,
                "spans.jsonl",
                "{\"startTimeUnixNano\": 1740823200000000000, \"attributes\": {\"gen_ai.prompt.1.role\": \"user\","
                        + " \"gen_ai.prompt.1.content\": \"Why?\", \"gen_ai.prompt.0.role\": \"system\","
                        + " \"gen_ai.prompt.0.content\": \"Be brief.\", \"gen_ai.request.temperature\": 0.2,"
                        + " \"gen_ai.request.max_tokens\": 50, \"gen_ai.usage.input_tokens\": 24,"
                        + " \"gen_ai.usage.output_tokens\": 5, \"gen_ai.conversation.id\": \"c\"}}\n");

        var request = Datasets.compile(file, DatasetFormat.AUTO).requests().get(0);

        assertThat(ChatTemplate.text(request.prompt())).containsSubsequence("Be brief.", "Why?");
        assertThat(request.promptTokens()).hasValue(24);
        assertThat(request.outputTokens()).hasValue(5);
        assertThat(request.maxOutputTokens()).hasValue(50);
        assertThat(request.sampling().temperature()).hasValue(0.2);
        assertThat(request.sessionId()).hasValue("c");
    }
}
