package io.iwc.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.simulator.endpoint.Answer;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that is answered from a recording, the server being gone. */
@Timeout(60)
class RecordedAnswersTests {
    private static final Duration WAIT = Duration.ofMillis(300);

    @TempDir
    private Path parent;

    private Path folder;
    private String streamed;
    private String whole;

    @BeforeEach
    void record() throws IOException {
        folder = parent.resolve("app");
        try (var server = EmbeddedEndpoint.start();
                var recording = RecordingEndpoint.forwardingTo(server.baseUrl())
                        .into(folder)
                        .start()) {
            server.answer(
                    Answer.text("Paris is the capital.").firstTokenAfter(WAIT),
                    Answer.text("Rome"),
                    Answer.text("Oslo"));
            var app = new Application(recording.baseUrl());
            streamed = app.ask(true, List.of("Capital of France?")).body();
            whole = app.ask(false, List.of("Capital of Italy?")).body();
            app.ask(false, List.of("Capital of Italy?"));
        }
    }

    @Test
    void aRequestGetsTheBytesOfItsAnswerInAnyOrderAndAgain() throws IOException {
        try (var answers = RecordingEndpoint.replayAnswers(folder).start()) {
            var app = new Application(answers.baseUrl());

            assertThat(answers.baseUrl()).endsWith("/v1");
            assertThat(app.ask(false, List.of("Capital of Italy?")).body())
                    .isEqualTo(whole)
                    .contains("Rome");
            assertThat(app.ask(true, List.of("Capital of France?")).body()).isEqualTo(streamed);
            assertThat(app.ask(false, List.of("Capital of Italy?")).body()).contains("Oslo");
            assertThat(app.ask(false, List.of("Capital of Italy?")).body()).contains("Oslo");
            assertThat(app.ask(true, List.of("Capital of France?")).headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(answers.unmatched()).isEmpty();
        }
    }

    @Test
    void theFirstTokenComesWhenItCame() throws IOException {
        try (var answers = RecordingEndpoint.replayAnswers(folder).start();
                var again = RecordingEndpoint.forwardingTo(answers.baseUrl()).start()) {
            new Application(again.baseUrl()).ask(true, List.of("Capital of France?"));

            var record = again.run().records().get(0);
            assertThat(record.firstTokenNanos().orElseThrow()).isGreaterThanOrEqualTo(WAIT.toNanos());
            assertThat(record.finishReason()).contains("stop");
        }
    }

    @Test
    void withoutPacingTheBytesAreTheSame() throws IOException {
        try (var answers =
                RecordingEndpoint.replayAnswers(folder).withoutPacing().start()) {
            assertThat(new Application(answers.baseUrl())
                            .ask(true, List.of("Capital of France?"))
                            .body())
                    .isEqualTo(streamed);
        }
    }

    @Test
    void whatWasNotRecordedIsAnErrorThatNamesTheNearest() throws IOException {
        try (var answers = RecordingEndpoint.replayAnswers(folder).start()) {
            var answer = new Application(answers.baseUrl()).ask(true, List.of("Capital of Finland?"));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answers.unmatched()).singleElement().satisfies(why -> assertThat(why)
                    .startsWith("found a request that was not recorded; nearest is req-000001: found \"inland?")
                    .contains("of the prompt, expected \"rance?"));
            assertThat(answer.body()).contains("recorded answers: found a request that was not recorded");
            assertThat(new Application(answers.baseUrl())
                            .ask(true, List.of("Capital of Italy?"))
                            .body())
                    .contains("nearest is req-000002: the prompt is the same, what differs is the model, a parameter"
                            + " or a tool");
        }
    }

    @Test
    void whatWasNotRecordedIsGeneratedIfThatIsWanted() throws IOException {
        try (var answers =
                RecordingEndpoint.replayAnswers(folder).generatedWhenMissing().start()) {
            var app = new Application(answers.baseUrl());

            assertThat(app.ask(false, List.of("Capital of Italy?")).body()).isEqualTo(whole);
            assertThat(app.ask(false, List.of("Something else")).body()).contains("\"finish_reason\":\"length\"");
            assertThat(answers.unmatched()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatNeverCameIsNone() throws IOException {
        var other = parent.resolve("unreached");
        try (var recording =
                RecordingEndpoint.forwardingTo("http://localhost:1").into(other).start()) {
            assertThat(new Application(recording.baseUrl())
                            .ask(false, List.of("Hello"))
                            .statusCode())
                    .isEqualTo(502);
        }
        try (var server = EmbeddedEndpoint.start();
                var recording = RecordingEndpoint.forwardingTo(server.baseUrl())
                        .into(other)
                        .start()) {
            new Application(recording.baseUrl()).ask(false, List.of("Good day"));
        }

        assertThatThrownBy(() -> RecordingEndpoint.replayAnswers(other).start()).hasMessageContaining("answers");
    }

    @Test
    void inOrderTheNextRequestGetsTheNextAnswer() throws IOException {
        try (var answers = RecordingEndpoint.replayAnswers(folder).inOrder().start()) {
            var app = new Application(answers.baseUrl());

            assertThat(app.ask(true, List.of("Anything")).body()).isEqualTo(streamed);
            assertThat(app.ask(true, List.of("Anything")).body()).contains("Rome");
            assertThat(app.ask(true, List.of("Anything")).body()).contains("Oslo");
            assertThat(app.ask(true, List.of("Anything")).body())
                    .contains("recorded answers: found more requests than the 3 recorded ones");
        }
    }

    @Test
    void aRecordingWithoutAnswersIsRefused() {
        var hashed = parent.resolve("hashed");
        try (var server = EmbeddedEndpoint.start();
                var recording = RecordingEndpoint.forwardingTo(server.baseUrl())
                        .into(hashed)
                        .hashOnly()
                        .start()) {
            assertThat(recording.folders()).containsExactly(hashed);
        }

        assertThatThrownBy(() -> RecordingEndpoint.replayAnswers(hashed).start())
                .isInstanceOf(IwcException.class)
                .hasMessage(hashed + ": found no answers, expected some; a recording made with --hash-only keeps none");
        assertThatThrownBy(() ->
                        RecordingEndpoint.replayAnswers(parent.resolve("none")).start())
                .hasMessage(parent.resolve("none")
                        + ": found no recording, expected recording.jsonl in it (iwc record makes one)");
    }
}
