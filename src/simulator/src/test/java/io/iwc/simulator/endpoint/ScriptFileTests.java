package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Bodies.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptFileTests {
    @TempDir
    Path folder;

    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void takesAnAgentThroughItsSteps() throws Exception {
        endpoint.answerFrom(script("steps.yaml", """
                answers:
                  - tool: track
                    arguments: {order: 4711}
                  - status: 429
                    retry_after: 0s
                  - It ships on Monday.
                matches:
                  - last_contains: refund
                    answers:
                      - text: Thirty days.
                  - contains: refund
                    answers: [never]
                """));

        var call = client.chat(chat("Where is it?")).path("choices").path(0).path("message");
        var busy = client.post("/v1/chat/completions", chat("Where is it?"));
        var refund = client.chat(chat("refund"));
        var end = client.chat(chat("Where is it?"));

        assertThat(call.path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("arguments")
                        .asText())
                .isEqualTo("{\"order\":4711}");
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(refund.path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo("Thirty days.");
        assertThat(end.path("choices").path(0).path("message").path("content").asText())
                .isEqualTo("It ships on Monday.");
    }

    @Test
    void readsJson() throws Exception {
        endpoint.answerFrom(script("steps.json", "{\n\t\"answers\": [{\"text\": \"On Monday.\"}]\n}"));

        assertThat(client.chat(chat("When?"))
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo("On Monday.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            answers:;- status: 200|2: status: found 200, expected 400 to 599
            answers:;- txet: a|2: txet: found an unknown field, expected arguments, break_after, first_token_after, generated, retry_after, status, text, thinking, tool
            answers:;- text: a;- text: b;  status: 500|3: answers: found status and text, expected one of generated, status, text and tool
            answers: []|1: answers: found none, expected a list of at least one answer; the last one repeats
            matches:;- answers: [a]|2: matches: found no condition, expected contains, last_contains, last_role or model
            answers:;- text: a;  retry_after: soon|3: retry_after: found "soon", expected a time with its unit, such as 500ms, 1.5s or 10m
            """)
    void saysFileAndLineOfWhatIsWrong(String lines, String message) throws Exception {
        var file = script("wrong.yaml", lines.replace(";", "\n"));

        assertThatThrownBy(() -> endpoint.answerFrom(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ":" + message);
    }

    private Path script(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
