package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MtBenchReaderTests {
    private static final String QUESTIONS = """
            {"question_id": 81, "category": "writing", "turns": ["Write a line.", "Make it rhyme."]}
            {"question_id": 82, "category": "math", "turns": ["One and one?", "And one more?"], "reference": ["2", "3"]}
            """;
    private static final String ANSWERS =
            "{\"question_id\": 82, \"choices\": [{\"index\": 0, \"turns\": [\"It is two.\", \"Three.\"]}]}\n";

    @TempDir
    Path folder;

    @Test
    void takesTheFirstQuestion() {
        var workload = read(ConversationMode.SINGLE_TURN, FormatDetails.NONE);

        assertThat(workload.requests()).extracting(Datasets::prompt).containsExactly("Write a line.", "One and one?");
        assertThat(workload.requests().get(1).metadata())
                .extractingByKey("category")
                .hasToString("\"math\"");
    }

    @Test
    void makesASessionOfTwoQuestions() {
        var requests = read(ConversationMode.TURNS, FormatDetails.NONE).requests().stream()
                .filter(request -> request.sessionId().orElseThrow().equals("81"))
                .toList();

        assertThat(requests).hasSize(2);
        assertThat(messages(requests.get(1)))
                .containsExactly(Message.of("user", "Write a line."), Message.of("user", "Make it rhyme."));
        assertThat(requests.get(1).dependsOn()).hasValue(requests.get(0).id());
        assertThat(requests.get(1).arrivalNanos() - requests.get(0).arrivalNanos())
                .isEqualTo(5_000_000_000L); // the think time
    }

    @Test
    void putsReferenceAnswersBetweenTheQuestionsTheyBelongTo() {
        var answers = FormatDetails.NONE.withCompanion(Datasets.file(folder, "answers.jsonl", ANSWERS));

        var requests = read(ConversationMode.TURNS, answers).requests().stream()
                .filter(request -> request.sessionId().orElseThrow().equals("82"))
                .toList();

        assertThat(messages(requests.get(1)))
                .containsExactly(
                        Message.of("user", "One and one?"),
                        Message.of("assistant", "It is two."),
                        Message.of("user", "And one more?"));
        assertThat(requests)
                .extracting(request -> request.outputTokens().orElseThrow())
                .containsExactly(3, 1);
    }

    @Test
    void writesTranscripts() {
        assertThat(read(ConversationMode.SESSION, FormatDetails.NONE).requests())
                .extracting(Datasets::prompt)
                .startsWith("User: Write a line.\nUser: Make it rhyme.");
    }

    @Test
    void readsTheBenchmark() {
        var options = CompileOptions.defaults().toBuilder()
                .mode(ConversationMode.TURNS)
                .details(FormatDetails.NONE.withCompanion(SharedData.file("mtbench/reference_answer_gpt-4.jsonl")))
                .build();

        var workload = Datasets.compile(SharedData.file("mtbench/question.jsonl"), options);

        assertThat(workload.requests()).hasSize(160);
        assertThat(workload.requests())
                .filteredOn(request -> messages(request).size() == 3) // 30 questions have answers
                .hasSize(30);
    }

    private Workload read(ConversationMode mode, FormatDetails details) {
        var options = CompileOptions.of(DatasetFormat.MT_BENCH).toBuilder()
                .mode(mode)
                .details(details)
                .tokenizer(Tokenizers.whitespace())
                .build();
        return Datasets.compile(Datasets.file(folder, "question.jsonl", QUESTIONS), options);
    }

    private static List<Message> messages(Request request) {
        return ((Prompt.Chat) request.prompt()).messages();
    }
}
