package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.tokens.Tokenizers;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiChatReaderTests {
    private static final String WHOLE_CHAT = """
            {"conversation_id": "c", "timestamp": "2024-05-10T00:00:00Z", "request": {"model": "m", "user": "u", "temperature": 0.5, "max_tokens": 64, "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": " Where is it? "}, {"role": "assistant", "content": "On its way."}, {"role": "tool", "content": "{}"}, {"role": "user", "content": [{"type": "text", "text": "Since"}, {"type": "text", "text": " when?"}]}]}, "response": {"choices": [{"message": {"role": "assistant", "content": "Monday."}}], "usage": {"prompt_tokens": 30, "completion_tokens": 9}}}
            {"timestamp": "2024-05-10T00:00:03.0000001Z", "messages": [{"role": "user", "content": "Thanks!"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void takesTheLastAnswerOffTheLog() {
        var options = CompileOptions.of(DatasetFormat.OPENAI_CHAT).toBuilder()
                .tokenizer(Tokenizers.whitespace())
                .build();

        var request = Datasets.compile(file("""
                                {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello to you"}]}
                                """), options).requests().get(0);

        assertThat(messages(request)).containsExactly(Message.of("user", "Hi"));
        assertThat(request.outputTokens()).hasValue(3);
    }

    @Test
    void readsARequestBody() {
        var request = read("""
                        {"model": "m", "messages": [{"role": "user", "content": "Hi", "name": "Ann"}], "max_tokens": 9, "temperature": 0.5, "top_p": 1, "stop": "END", "seed": 3, "stream": true, "user": "u1", "metadata": {"session_id": "s1"}, "tools": [{"type": "function"}]}
                        """).get(0);

        assertThat(messages(request).get(0).field("name").asText()).isEqualTo("Ann");
        assertThat(((Prompt.Chat) request.prompt()).tools()).hasSize(1);
        assertThat(request.model()).hasValue("m");
        assertThat(request.maxOutputTokens()).hasValue(9);
        assertThat(request.sampling().temperature()).hasValue(0.5);
        assertThat(request.sampling().stop()).containsExactly("END");
        assertThat(request.sampling().seed()).hasValue(3);
        assertThat(request.sampling().streaming()).hasValue(true);
        assertThat(request.userId()).hasValue("u1");
        assertThat(request.sessionId()).hasValue("s1");
    }

    @Test
    void joinsARequestWithItsResponse() {
        var request = read("""
                        {"request": {"messages": [{"role": "user", "content": "Hi"}], "max_completion_tokens": 50}, "response": {"created": 1715299200, "choices": [{"message": {"content": "Hello"}}], "usage": {"prompt_tokens": 8, "completion_tokens": 2}}, "conversation_id": "c"}
                        """).get(0);

        assertThat(request.promptTokens()).hasValue(8);
        assertThat(request.outputTokens()).hasValue(2);
        assertThat(request.maxOutputTokens()).hasValue(50);
        assertThat(request.sessionId()).hasValue("c");
        assertThat(request.arrivalNanos()).isZero();
    }

    @Test
    void readsTimesInTheCalendarAndInUnixSeconds() {
        var requests = read("""
                {"timestamp": "2024-05-10T00:00:00.5Z", "messages": [{"role": "user", "content": "a"}]}
                {"created": 1715299201, "messages": [{"role": "user", "content": "b"}]}
                """);

        assertThat(requests).extracting(Request::arrivalNanos).containsExactly(0L, 500_000_000L);
    }

    @Test
    void guessesNoUnit() {
        var file = file("{\"timestamp\": 1715299200000, \"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.OPENAI_CHAT))
                .hasMessageStartingWith(file + ":1: timestamp: found 1715299200000, expected an ISO-8601 time (of a"
                        + " number name the unit: --time-unit s|ms|us|ns)");
    }

    @Test
    void takesNumbersInTheUnitThatIsNamed() {
        var options = CompileOptions.of(DatasetFormat.OPENAI_CHAT).toBuilder()
                .details(FormatDetails.NONE.withTimeUnit(ClockUnit.MILLISECONDS))
                .build();
        var file = file("""
                {"timestamp": 1715299200000, "messages": [{"role": "user", "content": "a"}]}
                {"timestamp": "1715299200000.25", "messages": [{"role": "user", "content": "a"}]}
                """);

        var workload = Datasets.compile(file, options);

        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 250_000L);
        assertThat(workload.manifest().arrival()).containsEntry("origin", "1715299200000");
    }

    @Test
    void neverMixesLinesWithAndWithoutATime() {
        var file = file("""
                {"created": 1715299201, "messages": [{"role": "user", "content": "a"}]}
                {"messages": [{"role": "user", "content": "b"}]}
                """);

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.OPENAI_CHAT))
                .hasMessageStartingWith(file + ": found requests with and without a time, expected all or none");
    }

    @Test
    void saysWhatIsNoMessage() {
        var file = file("{\"messages\": [\"Hi\"]}\n{\"messages\": []}\n");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.OPENAI_CHAT))
                .hasMessageStartingWith(file + ":1: messages: found \"Hi\", expected a message with a role\n" + file
                        + ":2: messages: found [], expected a list of at least one message\n");
    }

    @Test
    void takesEachLineAsItWasSentWhereNoModeIsAsked() {
        var workload = Datasets.compile(file(WHOLE_CHAT), DatasetFormat.OPENAI_CHAT);

        assertThat(workload.requests()).hasSize(2);
        assertThat(messages(workload.requests().get(0))).hasSize(5);
        assertThat(workload.requests().get(0).outputTokens()).hasValue(9);
        assertThat(workload.manifest().config()).containsEntry("mode", "auto");
    }

    @Test
    void takesTheFirstQuestionOfEachLineInSingleTurnMode() {
        var workload = read(WHOLE_CHAT, ConversationMode.SINGLE_TURN);

        assertThat(messages(workload.requests().get(0)))
                .containsExactly(Message.of("system", "Be brief."), Message.of("user", "Where is it?"));
        assertThat(Datasets.prompt(workload.requests().get(1))).isEqualTo("Thanks!");
        assertThat(workload.requests().get(0).outputTokens()).hasValue(3); // On its way.; 9 are of another answer
        assertThat(workload.requests().get(0).model()).hasValue("m");
        assertThat(workload.requests().get(0).maxOutputTokens()).hasValue(64);
        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 3_000_000_100L);
    }

    @Test
    void takesTheServersCountWhereTheFirstQuestionIsTheOnlyOne() {
        var workload = read("""
                {"request": {"messages": [{"role": "user", "content": "Hi"}]}, "response": {"usage": {"completion_tokens": 9}}}
                """, ConversationMode.SINGLE_TURN);

        assertThat(workload.requests().get(0).outputTokens()).hasValue(9);
    }

    @Test
    void joinsAllTurnsAndTheResponseInSessionMode() {
        var workload = read(WHOLE_CHAT, ConversationMode.SESSION);

        assertThat(workload.requests())
                .extracting(Datasets::prompt)
                .containsExactly(
                        "User: Where is it?\nAssistant: On its way.\nTool: {}\nUser: Since when?\nAssistant: Monday.",
                        "User: Thanks!");
        assertThat(workload.requests().get(0).outputTokens()).isEmpty();
    }

    @Test
    void makesEveryAnswerARequestInTurnsMode() {
        var workload = read(WHOLE_CHAT, ConversationMode.TURNS);

        var requests = workload.requests();
        assertThat(requests)
                .extracting(request -> request.sessionId().orElseThrow()
                        + " " + request.turnId().orElseThrow()
                        + " " + request.dependsOn().orElse("-")
                        + " " + request.arrivalNanos())
                .containsExactly("c 0 - 0", "conv-000002 0 - 3000000100", "c 1 req-000001 5000000000");
        assertThat(messages(requests.get(0)))
                .containsExactly(Message.of("system", "Be brief."), Message.of("user", " Where is it? "));
        assertThat(messages(requests.get(2)))
                .startsWith(messages(requests.get(0)).toArray(Message[]::new))
                .endsWith(
                        Message.of("assistant", "On its way."),
                        Message.of("tool", "{}"),
                        Message.of("user", "Since when?"));
        assertThat(requests.get(0).outputTokens()).hasValue(3);
        assertThat(requests.get(2).outputTokens()).hasValue(9); // usage, not the words of Monday.
        assertThat(requests.get(2).thinkTimeMillis()).hasValue(5000);
        assertThat(requests.get(2).userId()).hasValue("u");
        assertThat(requests.get(2).sampling().temperature()).hasValue(0.5);
        assertThat(workload.manifest().skipped()).isEmpty();
    }

    @Test
    void keepsTheToolsOfALineWithItsResponse() {
        var requests = read("""
                        {"request": {"messages": [{"role": "user", "content": "Hi"}], "tools": [{"type": "function"}]}, "response": {"choices": [{"message": {"content": "Hello"}}]}}
                        """, ConversationMode.TURNS).requests();

        assertThat(requests).hasSize(1);
        assertThat(((Prompt.Chat) requests.get(0).prompt()).tools())
                .containsExactly(JsonValue.parse("{\"type\":\"function\"}"));
        assertThat(requests.get(0).outputTokens()).hasValue(1);
    }

    @Test
    void makesTheSameTurnsOfALogAsOfShareGpt() {
        var log = file("""
                {"id": "a", "conversation_id": "a", "messages": [{"role": "user", "content": "One?"}, {"role": "assistant", "content": "Yes."}, {"role": "user", "content": "Two?"}]}
                {"id": "a", "conversation_id": "a", "messages": [{"role": "assistant", "content": "Hello."}, {"role": "user", "content": "Three?"}, {"role": "assistant", "content": "No."}]}
                {"messages": [{"role": "user", "content": "Four?"}]}
                """);

        for (var mode : ConversationMode.values()) {
            if (mode != ConversationMode.AUTO) {
                assertThat(unsampled(Datasets.compile(log, options(DatasetFormat.OPENAI_CHAT, mode))))
                        .as(mode.id())
                        .isNotEmpty()
                        .isEqualTo(unsampled(Datasets.compile(log, options(DatasetFormat.SHAREGPT, mode))));
            }
        }
    }

    @Test
    void countsLinesWithoutAQuestion() {
        var workload = read("""
                {"messages": [{"role": "assistant", "content": "Hello."}]}
                {"messages": [{"role": "user", "content": "Hi"}]}
                """, ConversationMode.TURNS);

        assertThat(workload.requests()).hasSize(1);
        assertThat(workload.manifest().skipped())
                .containsEntry("answer without a question", 1L)
                .containsEntry("record without a user turn", 1L);
    }

    private Workload read(String text, ConversationMode mode) {
        return Datasets.compile(file(text), options(DatasetFormat.OPENAI_CHAT, mode));
    }

    private static CompileOptions options(String format, ConversationMode mode) {
        return CompileOptions.of(format).toBuilder()
                .mode(mode)
                .tokenizer(Tokenizers.whitespace())
                .build();
    }

    /** Collections of prompts get the sampling of the options, logs have their own. */
    private static List<Request> unsampled(Workload workload) {
        return workload.requests().stream()
                .map(request -> request.toBuilder().withSampling(Sampling.UNSET).build())
                .toList();
    }

    private static List<Message> messages(Request request) {
        return ((Prompt.Chat) request.prompt()).messages();
    }

    private List<Request> read(String text) {
        return Datasets.compile(file(text), DatasetFormat.AUTO).requests();
    }

    private Path file(String text) {
        return Datasets.file(folder, "log.jsonl", text);
    }
}
