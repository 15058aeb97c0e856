package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P90;
import static io.iwc.simulator.endpoint.Answer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.examples.assistant.SupportAssistant;
import io.iwc.record.RecordingEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records an application with its server once, and then tests it without the server. */
// snippet: recorded
class RecordedAssistantTests {
    private static final String QUESTION = "Water keeps running although the app says closed.";

    @TempDir
    private Path folder; // in your project a folder that you commit

    @Test
    void saysTheSameWithoutItsServer() {
        recordOnce();

        try (var answers =
                RecordingEndpoint.replayAnswers(folder.resolve("app")).start()) {
            var answer = SupportAssistant.at(answers.baseUrl()).open().ask(QUESTION);

            assertThat(answer).isEqualTo("Which device is it?");
            assertThat(answers.unmatched()).isEmpty();
        }
    }

    private void recordOnce() {
        try (var server = EmbeddedEndpoint.start(); // stands for https://api.openai.com/v1
                var recording = RecordingEndpoint.forwardingTo(server.baseUrl())
                        .into(folder.resolve("app"))
                        .start()) {
            server.answer(text("Which device is it?"));

            SupportAssistant.at(recording.baseUrl()).open().ask(QUESTION);

            assertThat(recording.captured()).hasRequestCount(1).hasPromptTokensWithin(P90, 200, 400);
            assertThat(recording.run()).hasErrorRateAtMost(0);
        }
    }
}
// end
