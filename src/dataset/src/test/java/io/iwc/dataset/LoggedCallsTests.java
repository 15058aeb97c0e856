package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.tokens.Tokenizers;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // lines as others write them
class LoggedCallsTests {
    @TempDir
    private Path folder;

    @Test
    void aProxyLogKeepsItsTimesTokensSessionsAndUsers() {
        var workload = Datasets.compile(file("""
                {"call_type": "acompletion", "trace_id": "t1", "status": "success", "startTime": 1700000000.25, "endTime": 1700000002.0, "end_user": "u1", "model": "m", "prompt_tokens": 900, "completion_tokens": 30, "messages": [{"role": "user", "content": "One?"}], "response": {"choices": [{"message": {"role": "assistant", "content": "Yes."}}], "usage": {"prompt_tokens": 900, "completion_tokens": 30}}}
                {"call_type": "acompletion", "trace_id": "t1", "status": "failure", "error_str": "429", "startTime": 1700000011.0, "end_user": "u1", "model": "m", "messages": [{"role": "user", "content": "Two?"}], "response": null}
                {"call_type": "acompletion", "trace_id": "t2", "status": "success", "startTime": 1700000021.75, "end_user": "u2", "model": "m", "prompt_tokens": 12, "completion_tokens": 4, "messages": [{"role": "user", "content": "Three?"}], "response": null}
                """), DatasetFormat.AUTO);

        assertThat(workload.requests())
                .extracting(request -> request.arrivalNanos() / 1_000_000
                        + " " + request.promptTokens().orElseThrow()
                        + " " + request.outputTokens().orElseThrow()
                        + " " + request.sessionId().orElseThrow()
                        + " " + request.userId().orElseThrow())
                .containsExactly("0 900 30 t1 u1", "21500 12 4 t2 u2");
        assertThat(workload.manifest().skipped()).containsExactly(Map.entry("failed call", 1L));
    }

    @Test
    void failedCallsAreKeptWithoutAnAnswerWhenAskedFor() {
        var options = CompileOptions.of(DatasetFormat.OPENAI_CHAT).toBuilder()
                .details(FormatDetails.NONE.keepingFailed())
                .build();

        var workload = Datasets.compile(
                file("{\"status\": \"error\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"), options);

        assertThat(workload.requests().get(0).outputTokens()).hasValue(0);
    }

    @Test
    void anthropicsSystemPromptAndUsageAreRead() {
        var request = read("""
                {"request": {"model": "c", "max_tokens": 90, "system": [{"type": "text", "text": "Help."}], "stop_sequences": ["END"], "tools": [{"name": "look", "description": "Looks.", "input_schema": {"type": "object"}}], "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": [{"type": "thinking", "thinking": "Hm."}, {"type": "tool_use", "id": "x1", "name": "look", "input": {"at": 1}}]}, {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "x1", "content": [{"type": "text", "text": "a hat"}]}]}]}, "response": {"content": [{"type": "text", "text": "A hat."}], "usage": {"input_tokens": 4, "cache_read_input_tokens": 2000, "cache_creation_input_tokens": 50, "output_tokens": 9}}}
                """);

        assertThat(request.promptTokens()).hasValue(2054);
        assertThat(request.outputTokens()).hasValue(9);
        assertThat(request.maxOutputTokens()).hasValue(90);
        assertThat(request.sampling().stop()).containsExactly("END");
        assertThat(ChatTemplate.text(request.prompt()))
                .isEqualTo(
                        "[{\"function\":{\"description\":\"Looks.\",\"name\":\"look\",\"parameters\":{\"type\":\"object\"}},"
                                + "\"type\":\"function\"}]\n<|system|>\nHelp.\n<|user|>\nHi\n<|assistant|>\n\nlook({\"at\":1})\n"
                                + "<|tool|>\na hat\n");
    }

    @Test
    void bodiesOfResponsesAreChats() {
        var request = read("""
                {"model": "m", "instructions": "Be brief.", "max_output_tokens": 60, "input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Rome?"}]}, {"type": "reasoning", "summary": []}, {"type": "function_call", "call_id": "c1", "name": "w", "arguments": "{}"}, {"type": "function_call_output", "call_id": "c1", "output": "sunny"}], "tools": [{"type": "function", "name": "w", "parameters": {}}]}
                """);

        assertThat(request.maxOutputTokens()).hasValue(60);
        assertThat(ChatTemplate.text(request.prompt()))
                .isEqualTo(
                        "[{\"function\":{\"name\":\"w\",\"parameters\":{}},\"type\":\"function\"}]\n<|system|>\nBe brief.\n"
                                + "<|user|>\nRome?\n<|assistant|>\n\nw({})\n<|tool|>\nsunny\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"one two three\"",
                "[{\"type\": \"text\", \"text\": \"one two three\"}]",
                "[{\"type\": \"output_text\", \"text\": \"one two three\"}]",
                "[{\"type\": \"text\", \"value\": \"one two three\"}]",
                "[{\"type\": \"text\", \"text\": {\"value\": \"one two three\", \"annotations\": []}}]",
                "[{\"type\": \"refusal\", \"refusal\": \"one two three\"}]",
                "[\"one two \", \"three\"]",
                "{\"text\": \"one two three\"}",
                "null, \"refusal\": \"one two three\"",
                "\"\", \"reasoning_content\": \"one two three\"",
                "\"three\", \"reasoning\": \"one two \"",
                "null, \"tool_calls\": [{\"id\": \"c\", \"type\": \"function\", \"function\": {\"name\": \"one\", \"arguments\": \"two three\"}}]",
                "null, \"function_call\": {\"name\": \"one two\", \"arguments\": \"three\"}"
            })
    void anAnswerIsCountedHoweverItIsSpelled(String content) {
        var answer = "{\"role\": \"assistant\", \"content\": " + content + "}";
        var asMessage = read("{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}, " + answer + "]}");
        var asResponse = read("{\"request\": {\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}, \"response\":"
                + " {\"choices\": [{\"message\": " + answer + "}]}}");

        assertThat(asMessage.outputTokens().orElseThrow()).isBetween(2, 3);
        assertThat(asResponse.outputTokens()).isEqualTo(asMessage.outputTokens());
        assertThat(asMessage.maxOutputTokens()).isEmpty();
    }

    @Test
    void anAnswerMayBeABareString() {
        assertThat(read("{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}], \"response\": \"one two three\"}")
                        .outputTokens())
                .hasValue(3);
    }

    @Test
    void partsOfOtherSpellingsAreTextInThePrompt() {
        var request = read("""
                {"messages": [{"role": "user", "content": [{"type": "input_text", "text": "one "}, {"type": "text", "value": "two "}, "three ", {"type": "image_url", "image_url": {"url": "x"}}]}]}
                """);

        assertThat(ChatTemplate.text(request.prompt())).startsWith("<|user|>\none two three <image_url:");
    }

    @Test
    void toolsMayBeJsonInAString() {
        var chat = (Prompt.Chat) read("""
                {"messages": [{"role": "user", "content": "Hi"}], "tools": "[{\\"name\\": \\"f\\"}]", "functions": [{"name": "g"}]}
                """).prompt();

        assertThat(chat.tools())
                .containsExactly(
                        JsonValue.parse("{\"type\":\"function\",\"function\":{\"name\":\"f\"}}"),
                        JsonValue.parse("{\"type\":\"function\",\"function\":{\"name\":\"g\"}}"));
    }

    @Test
    void everyCallOfAToolIsATurn() {
        var options = CompileOptions.of(DatasetFormat.OPENAI_CHAT).toBuilder()
                .mode(ConversationMode.TURNS)
                .tokenizer(Tokenizers.whitespace())
                .build();

        var requests = Datasets.compile(file("""
                {"messages": [{"role": "user", "content": "cancel AB12"}, {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "get", "arguments": "{\\"id\\": 1}"}}]}, {"role": "tool", "tool_call_id": "c1", "content": "paid"}, {"role": "assistant", "content": "Done it."}]}
                """), options).requests();

        assertThat(requests)
                .extracting(request -> request.outputTokens().orElseThrow())
                .containsExactly(2, 2);
        assertThat(messages(requests.get(1))).extracting(Message::role).containsExactly("user", "assistant", "tool");
        assertThat(ChatTemplate.text(requests.get(1).prompt()))
                .isEqualTo("<|user|>\ncancel AB12\n<|assistant|>\n\nget({\"id\": 1})\n<|tool|>\npaid\n");
    }

    @Test
    void samplingThatALogDoesNotHaveIsNotMadeUp() {
        assertThat(read("{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}")
                        .sampling())
                .isEqualTo(Sampling.UNSET);
    }

    @Test
    void aCapOfNothingAsksForNoAnswer() {
        var request = read("{\"max_tokens\": 0, \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}");

        assertThat(request.outputTokens()).hasValue(0);
        assertThat(request.maxOutputTokens()).isEmpty();
    }

    @Test
    void daysThatDoNotExistAreBadRows() {
        var file = file("""
                {"timestamp": "2025-02-28T01:30:00 UTC", "messages": [{"role": "user", "content": "a"}]}
                {"timestamp": "2025-02-29T01:30:00Z", "messages": [{"role": "user", "content": "b"}]}
                """);

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.OPENAI_CHAT))
                .hasMessageStartingWith(
                        file + ":2: timestamp: found \"2025-02-29T01:30:00Z\", expected a time such as");
    }

    private Request read(String text) {
        var options = CompileOptions.of(DatasetFormat.OPENAI_CHAT).toBuilder()
                .tokenizer(Tokenizers.whitespace())
                .build();
        return Datasets.compile(file(text), options).requests().get(0);
    }

    private static List<Message> messages(Request request) {
        return ((Prompt.Chat) request.prompt()).messages();
    }

    private Path file(String text) {
        return Datasets.file(folder, "log.jsonl", text);
    }
}
