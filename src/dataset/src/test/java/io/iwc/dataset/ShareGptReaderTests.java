package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.arrival.Arrivals;
import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareGptReaderTests {
    private static final String TWO_CHATS = """
            [
             {"id": "a", "conversations": [
               {"from": "system", "value": "Be brief."},
               {"from": "human", "value": " Where is my parcel? "},
               {"from": "gpt", "value": "On its way."},
               {"from": "tool", "value": "{}"},
               {"from": "user", "value": "Since when?"},
               {"from": "bard", "value": "Since Monday, early."},
               {"from": "human", "value": "Thanks!"}]},
             {"id": "a", "messages": [
               {"role": "assistant", "content": "How can I help?"},
               {"role": "user", "content": [{"type": "text", "text": "Open a claim"}]},
               {"role": "assistant", "content": null},
               {"role": "assistant", "content": "Done"}],
              "conversations": null}
            ]
            """;

    @TempDir
    Path folder;

    @Test
    void takesTheFirstQuestionOfEachRecord() {
        var workload = read(TWO_CHATS, ConversationMode.SINGLE_TURN);

        assertThat(messages(workload.requests().get(0)))
                .containsExactly(Message.of("system", "Be brief."), Message.of("user", "Where is my parcel?"));
        assertThat(Datasets.prompt(workload.requests().get(1))).isEqualTo("Open a claim");
        assertThat(workload.requests())
                .allSatisfy(request -> assertThat(request.sessionId()).isEmpty());
    }

    @Test
    void writesTranscriptsWithTheTagsAsked() {
        var options = options(ConversationMode.SESSION)
                .userTag("Q")
                .assistantTag("A")
                .separator(" | ")
                .build();

        var workload = Datasets.compile(file(TWO_CHATS), options);

        assertThat(workload.requests())
                .extracting(Datasets::prompt)
                .containsExactly(
                        "Q: Where is my parcel? | A: On its way. | Tool: {} | Q: Since when? | A: Since Monday, early. | Q: Thanks!",
                        "A: How can I help? | Q: Open a claim | A: Done");
    }

    @Test
    void makesOneRequestOfEveryAnswerAndOfALastQuestion() {
        var requests = read(TWO_CHATS, ConversationMode.TURNS).requests().stream()
                .filter(request -> request.sessionId().orElseThrow().equals("a"))
                .toList();

        assertThat(requests)
                .extracting(request -> request.turnId().orElseThrow())
                .containsExactly(0, 1, 2);
        assertThat(messages(requests.get(0)))
                .containsExactly(Message.of("system", "Be brief."), Message.of("user", " Where is my parcel? "));
        assertThat(messages(requests.get(1)))
                .startsWith(messages(requests.get(0)).toArray(Message[]::new))
                .endsWith(
                        Message.of("assistant", "On its way."),
                        Message.of(
                                JsonValue.parse("{\"role\":\"tool\",\"content\":\"{}\",\"tool_call_id\":\"call-1\"}")),
                        Message.of("user", "Since when?"));
        assertThat(messages(requests.get(2))).hasSize(7).endsWith(Message.of("user", "Thanks!"));
        assertThat(requests).extracting(Request::id).containsExactly("req-000001", "req-000002", "req-000003");
        assertThat(requests.get(0).dependsOn()).isEmpty();
        assertThat(requests.get(2).dependsOn()).hasValue("req-000002");
    }

    @Test
    void namesSessionsAfterRecordsAndDistinguishesRepeatedNames() {
        var workload = read("""
                {"id": "a", "conversations": [{"from": "human", "value": "x"}]}
                {"id": 7, "conversations": [{"from": "human", "value": "x"}]}
                {"id": "a", "conversations": [{"from": "human", "value": "x"}]}
                {"conversations": [{"from": "human", "value": "x"}]}
                """, ConversationMode.TURNS);

        assertThat(workload.requests())
                .extracting(request -> request.sessionId().orElseThrow())
                .containsExactly("a", "7", "a#2", "conv-000004");
    }

    @Test
    void aNameMadeUpForOneRecordIsNotTheNameOfAnother() {
        var workload = read("""
                {"id": "A", "conversations": [{"from": "human", "value": "x"}]}
                {"id": "A", "conversations": [{"from": "human", "value": "x"}]}
                {"id": "A#2", "conversations": [{"from": "human", "value": "x"}]}
                {"id": "B#2", "conversations": [{"from": "human", "value": "x"}]}
                {"id": "B", "conversations": [{"from": "human", "value": "x"}]}
                {"id": "B", "conversations": [{"from": "human", "value": "x"}]}
                {"id": "conv-000008", "conversations": [{"from": "human", "value": "x"}]}
                {"conversations": [{"from": "human", "value": "x"}]}
                {"id": "A", "conversations": [{"from": "human", "value": "x"}]}
                """, ConversationMode.TURNS);

        assertThat(workload.requests())
                .extracting(request -> request.sessionId().orElseThrow())
                .containsExactly("A", "A#2", "A#2#2", "B#2", "B", "B#3", "conv-000008", "conv-000008#2", "A#3");
    }

    @Test
    void placesSessionsByTheProcessAndTurnsByThinkTime() {
        var options = options(ConversationMode.TURNS)
                .arrival(Arrivals.every(Duration.ofSeconds(3)))
                .thinkSeconds(2)
                .build();

        var workload = Datasets.compile(file(TWO_CHATS), options);

        assertThat(workload.requests())
                .extracting(request -> request.sessionId().orElseThrow() + " " + request.arrivalNanos() / 1_000_000)
                .containsExactly("a 0", "a 2000", "a#2 3000", "a 4000");
        assertThat(workload.requests().get(1).thinkTimeMillis()).hasValue(2000);
    }

    @Test
    void countsRecordedAnswersUnlessACapIsAsked() {
        var options = options(ConversationMode.TURNS)
                .tokenizer(Tokenizers.whitespace())
                .build();

        var counted = Datasets.compile(file(TWO_CHATS), options);
        var standard = read(TWO_CHATS, ConversationMode.TURNS);
        var capped = Datasets.compile(
                file(TWO_CHATS),
                options(ConversationMode.TURNS).maxOutputTokens(64).build());

        assertThat(turn(counted, 0).outputTokens()).hasValue(3); // On its way.
        assertThat(turn(counted, 0).maxOutputTokens()).isEmpty();
        assertThat(turn(counted, 2).outputTokens()).isEmpty(); // was never answered
        assertThat(turn(counted, 2).maxOutputTokens()).hasValue(128);
        assertThat(counted.manifest().tokenizer().orElseThrow().id()).isEqualTo("whitespace");
        assertThat(turn(standard, 0).outputTokens()).hasValue(4); // On its way .
        assertThat(standard.manifest().tokenizer().orElseThrow().id()).isEqualTo("tiktoken:o200k_base");
        assertThat(turn(capped, 0).outputTokens()).isEmpty();
        assertThat(turn(capped, 0).maxOutputTokens()).hasValue(64);
        assertThat(capped.manifest().tokenizer()).isEmpty();
    }

    @Test
    void countsWhatItLeavesOut() {
        var workload = read(TWO_CHATS.replace("\n]", ",\n {\"conversations\": []}]"), ConversationMode.TURNS);

        assertThat(workload.manifest().skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "answer without a question", 1L,
                        "blank turn", 1L,
                        "record without a user turn", 1L));
    }

    @Test
    void readsPromptsWithLengthsThatGoByTheSameName() {
        var workload = Datasets.compile(
                file("[{\"input\": \"Summarise this.\", \"output_length\": 200}]"), DatasetFormat.AUTO);

        assertThat(Datasets.prompt(workload.requests().get(0))).isEqualTo("Summarise this.");
        assertThat(workload.requests().get(0).outputTokens()).hasValue(200);
    }

    @Test
    void refusesARecordWithoutTurns() {
        var file = file("[{\"id\": \"a\"}]");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.SHAREGPT))
                .hasMessageStartingWith(
                        file + ":1: found neither conversations nor messages, expected a list of turns in one of them");
    }

    @Test
    void readsTheFastChatSample() {
        var file = SharedData.file("sharegpt/dummy_conversation.json");

        var singles = Datasets.compile(file, CompileOptions.defaults());
        var turns = Datasets.compile(file, options(ConversationMode.TURNS).build());

        assertThat(singles.requests()).hasSize(500);
        assertThat(turns.requests())
                .filteredOn(request -> request.turnId().orElseThrow() == 0)
                .hasSize(500)
                .allSatisfy(request -> assertThat(request.dependsOn()).isEmpty());
    }

    @Test
    void readsTheLmBenchmarkFiles() {
        assertThat(Datasets.compile(SharedData.file("sharegpt/lmbenchmark_run.json"), DatasetFormat.AUTO)
                        .requests())
                .hasSize(252);
        assertThat(Datasets.compile(SharedData.file("sharegpt/lmbenchmark_warmup.json"), DatasetFormat.AUTO)
                        .requests())
                .hasSize(55);
    }

    private static Request turn(Workload workload, int number) {
        return workload.requests().stream()
                .filter(request -> request.id().equals("req-00000" + (number + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Message> messages(Request request) {
        return ((Prompt.Chat) request.prompt()).messages();
    }

    private Workload read(String text, ConversationMode mode) {
        return Datasets.compile(file(text), options(mode).build());
    }

    private Path file(String text) {
        return Datasets.file(folder, "chats.json", text);
    }

    private static CompileOptions.Builder options(ConversationMode mode) {
        return CompileOptions.of(DatasetFormat.SHAREGPT).toBuilder().mode(mode);
    }
}
