package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.tokens.Tokenizers;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationLayoutsTests {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": \"a\", \"conversations\": [{\"role\": \"user\", \"content\": \"Hi you\"}, {\"role\": \"assistant\", \"content\": \"one two three\"}]}]",
                "{\"conversation_id\": \"a\", \"conversation\": [{\"role\": \"user\", \"content\": \"Hi you\"}, {\"role\": \"assistant\", \"content\": \"one two three\"}]}",
                "{\"conversation_hash\": \"a\", \"conversation\": [{\"role\": \"user\", \"content\": \"Hi you\", \"language\": \"English\"}, {\"role\": \"assistant\", \"content\": \"one two three\"}]}",
                "{\"id\": \"a\", \"data\": [\"Hi you\", \"one two three\"]}",
                "{\"prompt_id\": \"a\", \"prompt\": \"Hi you\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi you\"}, {\"role\": \"assistant\", \"content\": \"one two three\"}]}",
                "{\"chosen\": \"\\n\\nHuman: Hi you\\n\\nAssistant: one two three\", \"rejected\": \"\\n\\nHuman: Hi you\\n\\nAssistant: no\"}",
                "{\"message_tree_id\": \"a\", \"prompt\": {\"text\": \"Hi you\", \"role\": \"prompter\", \"replies\": [{\"text\": \"worse\", \"role\": \"assistant\", \"rank\": 1, \"replies\": []}, {\"text\": \"one two three\", \"role\": \"assistant\", \"rank\": 0, \"replies\": []}]}}",
                "{\"message_id\": \"a\", \"parent_id\": null, \"text\": \"Hi you\", \"role\": \"prompter\", \"message_tree_id\": \"a\"}\n{\"message_id\": \"b\", \"parent_id\": \"a\", \"text\": \"one two three\", \"role\": \"assistant\", \"rank\": 0, \"message_tree_id\": \"a\"}"
            })
    void areRecognisedAndHaveTheirAnswers(String text) {
        var requests = compile(text, DatasetFormat.AUTO, ConversationMode.TURNS);

        assertThat(requests).hasSize(1);
        assertThat(ChatTemplate.text(requests.get(0).prompt())).isEqualTo("<|user|>\nHi you\n");
        assertThat(requests.get(0).outputTokens()).hasValue(3);
    }

    /** a → b → (c → d, e → f), and g beside b. */
    private static final String TREE = """
            {"message_id": "a", "parent_id": null, "text": "Hi", "role": "prompter", "message_tree_id": "t"}
            {"message_id": "b", "parent_id": "a", "text": "Yes?", "role": "assistant", "rank": 0, "message_tree_id": "t"}
            {"message_id": "g", "parent_id": "a", "text": "No.", "role": "assistant", "rank": 1, "message_tree_id": "t"}
            {"message_id": "c", "parent_id": "b", "text": "How?", "role": "prompter", "message_tree_id": "t"}
            {"message_id": "d", "parent_id": "c", "text": "So.", "role": "assistant", "rank": 0, "message_tree_id": "t"}
            {"message_id": "e", "parent_id": "b", "text": "Why?", "role": "prompter", "message_tree_id": "t"}
            {"message_id": "f", "parent_id": "e", "text": "Because of it.", "role": "assistant", "rank": 0, "message_tree_id": "t"}
            """;

    @Test
    void aPathThroughATreeOfMessagesIsASession() {
        var requests = compile(TREE, DatasetFormat.SHAREGPT, ConversationMode.TURNS);

        assertThat(requests)
                .extracting(request -> request.sessionId().orElseThrow() + " "
                        + request.turnId().orElseThrow() + " "
                        + request.outputTokens().orElseThrow() + " "
                        + request.dependsOn().isPresent())
                .containsExactlyInAnyOrder("t 0 1 false", "t 1 1 true", "t#2 0 3 false");
        assertThat(requests)
                .filteredOn(request -> request.sessionId().orElseThrow().equals("t#2"))
                .extracting(request -> ChatTemplate.text(request.prompt()))
                .containsExactly("<|user|>\nHi\n<|assistant|>\nYes?\n<|user|>\nWhy?\n");
    }

    @Test
    void aMessageCannotReplyToItself() {
        var circle = TREE.replace(
                "\"message_id\": \"c\", \"parent_id\": \"b\"", "\"message_id\": \"c\", \"parent_id\": \"c\"");

        assertThatThrownBy(() -> compile(circle, DatasetFormat.SHAREGPT, ConversationMode.TURNS))
                .hasMessageContaining(":5: parent_id: found \"c\", which replies to itself, expected a tree\n");
    }

    @Test
    void systemPromptsAndToolsBesideTheTurnsAreRead() {
        var request = compile("""
                [{"id": "a", "system": "Obey.", "tools": "[{\\"name\\": \\"f\\"}]", "conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Yes"}]}]
                """, DatasetFormat.SHAREGPT, ConversationMode.SINGLE_TURN)
                .get(0);

        assertThat(ChatTemplate.text(request.prompt()))
                .isEqualTo(
                        "[{\"function\":{\"name\":\"f\"},\"type\":\"function\"}]\n<|system|>\nObey.\n<|user|>\nHi\n");
    }

    @Test
    void callsOfFunctionsAndWhatWasObservedAreTurns() {
        var requests = compile("""
                [{"id": "a", "conversations": [{"from": "human", "value": "Rome?"}, {"from": "function_call", "value": "{\\"name\\": \\"w\\", \\"arguments\\": {\\"c\\": \\"Rome\\"}}"}, {"from": "observation", "value": "sunny"}, {"from": "gpt", "value": "It is sunny."}]}]
                """, DatasetFormat.SHAREGPT, ConversationMode.TURNS);

        assertThat(requests)
                .extracting(request -> request.outputTokens().orElseThrow())
                .containsExactly(1, 3);
        assertThat(ChatTemplate.text(requests.get(1).prompt()))
                .isEqualTo("<|user|>\nRome?\n<|assistant|>\n\nw({\"c\":\"Rome\"})\n<|tool|>\nsunny\n");
    }

    @Test
    void instructionsHaveTheirContextHistoryAndSystemPrompt() {
        var dolly = compile("""
                {"instruction": "When?", "context": "It began in 1999.", "response": "In 1999", "category": "closed_qa"}
                """, DatasetFormat.AUTO, ConversationMode.AUTO).get(0);
        var history = compile("""
                [{"instruction": "second", "input": "", "output": "two", "system": "terse", "history": [["first", "one"]]}]
                """, DatasetFormat.AUTO, ConversationMode.AUTO).get(0);

        assertThat(Datasets.prompt(dolly)).isEqualTo("When?\n\nInput:\nIt began in 1999.");
        assertThat(dolly.outputTokens()).hasValue(2);
        assertThat(ChatTemplate.text(history.prompt()))
                .isEqualTo("<|system|>\nterse\n<|user|>\nfirst\n<|assistant|>\none\n<|user|>\nsecond\n");
    }

    @Test
    void promptsKeepWhatStandsBesideThem() {
        var requests = compile("""
                {"prompt": "a", "max_tokens": 50, "temperature": 0.9, "model": "m", "timestamp": "2025-01-01T00:00:00Z", "session_id": "s", "id": "q1"}
                {"prompt": "b", "output_tokens": 10, "timestamp": "2025-01-01T00:00:07+0000"}
                """, DatasetFormat.AUTO, ConversationMode.AUTO);

        assertThat(requests.get(0).id()).isEqualTo("q1");
        assertThat(requests.get(0).maxOutputTokens()).hasValue(50);
        assertThat(requests.get(0).sampling().temperature()).hasValue(0.9);
        assertThat(requests.get(0).sessionId()).hasValue("s");
        assertThat(requests.get(1).outputTokens()).hasValue(10);
        assertThat(requests.get(1).arrivalNanos()).isEqualTo(7_000_000_000L);
    }

    @Test
    void halvesOfSurrogatePairsAreReadAsTokenizersDo() {
        var file = Datasets.file(folder, "lone.json", """
                [{"id": "a", "conversations": [{"from": "human", "value": "cut \\ud83d"}, {"from": "gpt", "value": "\\ud83d\\ude00"}]}]
                """);

        var workload = Datasets.compile(file, DatasetFormat.SHAREGPT);

        assertThat(Datasets.prompt(workload.requests().get(0))).isEqualTo("cut \uFFFD");
        assertThat(workload.manifest().skipped()).containsEntry("half of a surrogate pair (read as U+FFFD)", 1L);
    }

    @Test
    void hashesThatAreNoListAreSaidWithTheirLine() {
        var file = Datasets.file(
                folder,
                "trace.jsonl",
                "{\"timestamp\": 0, \"input_length\": 9, \"output_length\": 1, \"hash_ids\": {\"a\": 1}}");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.MOONCAKE))
                .hasMessageStartingWith(file + ":1: hash_ids: found {\"a\":1}, expected a list of integers ≥ 0");
    }

    private List<Request> compile(String text, String format, ConversationMode mode) {
        var options = CompileOptions.of(format).toBuilder()
                .mode(mode)
                .tokenizer(Tokenizers.whitespace())
                .build();
        return Datasets.compile(Datasets.file(folder, "data", text), options).requests();
    }
}
