package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiChatReaderTests {
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

        assertThat(messages(request).get(0).field("name").textValue()).isEqualTo("Ann");
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
