package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Manifest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stubs in the layouts of WireMock's documentation: recorded ones, several in a file, bodies in files. */
class WireMockReaderTests {
    @TempDir
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("mappings/chat"));
        Files.createDirectories(folder.resolve("__files"));
    }

    @Test
    void readsARecordedStubWithItsAnswerAndNoTimes() throws IOException {
        write("mappings/chat/one.json", """
                {
                  "id": "8c5db8b0-2db4-4ad7-a99f-38c9b00da3f7",
                  "name": "chat_completions",
                  "request": {
                    "url": "/v1/chat/completions",
                    "method": "POST",
                    "bodyPatterns": [{
                      "equalToJson": "{\\"model\\":\\"gpt-4o\\",\\"max_tokens\\":50,\\"messages\\":[{\\"role\\":\\"system\\",\\"content\\":\\"Be brief.\\"},{\\"role\\":\\"user\\",\\"content\\":\\"Hello\\"}]}",
                      "ignoreArrayOrder": true
                    }]
                  },
                  "response": {
                    "status": 200,
                    "jsonBody": {"choices": [{"message": {"role": "assistant", "content": "Hi"}}],
                                 "usage": {"prompt_tokens": 19, "completion_tokens": 7}},
                    "headers": {"Content-Type": "application/json"},
                    "fixedDelayMilliseconds": 1200
                  },
                  "metadata": {"team": "checkout"},
                  "persistent": true
                }
                """);

        var workload = compile();

        assertThat(workload.requests()).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo("8c5db8b0-2db4-4ad7-a99f-38c9b00da3f7");
            assertThat(((Prompt.Chat) request.prompt()).messages()).hasSize(2);
            assertThat(request.model()).contains("gpt-4o");
            assertThat(request.maxOutputTokens()).hasValue(50);
            assertThat(request.outputTokens()).hasValue(7);
            assertThat(request.promptTokens()).hasValue(19);
            assertThat(request.metadata())
                    .containsEntry("stub", JsonValue.of("chat_completions"))
                    .containsEntry("team", JsonValue.of("checkout"));
        });
        assertThat(workload.manifest().madeArrivals()).isPresent();
        assertThat(workload.manifest().unread())
                .containsEntry("response.fixedDelayMilliseconds", 1L)
                .containsEntry("persistent", 1L);
        assertThat(workload.manifest().inputs())
                .extracting(Manifest.Input::sha256)
                .containsExactly(Sha256.hex(folder.resolve("mappings/chat/one.json")));
    }

    @Test
    void readsAStreamFromAFileBesideTheStubs() throws IOException {
        Files.writeString(folder.resolve("__files/stream.txt"), """
                data: {"choices":[{"delta":{"role":"assistant","content":""}}]}

                data: {"choices":[{"delta":{"content":"one two"}}]}

                data: {"choices":[{"delta":{"content":" three"},"finish_reason":"stop"}]}

                data: [DONE]

                """);
        write("mappings/stream.json", stub("""
                "equalToJson": {"stream": true, "messages": [{"role": "user", "content": "Count"}]}""", """
                "bodyFileName": "stream.txt\""""));

        assertThat(compile().requests()).singleElement().satisfies(request -> {
            assertThat(request.outputTokens()).hasValue(3);
            assertThat(request.sampling().streaming()).contains(true);
        });
    }

    @Test
    void theUsageOfAStreamBeatsItsWords() throws IOException {
        write("mappings/messages.json", stub("""
                "equalToJson": {"messages": [{"role": "user", "content": "Count"}]}""", """
                "body": "event: message_start\\ndata: {\\"message\\":{\\"usage\\":{\\"input_tokens\\":11,\\"output_tokens\\":1}}}\\n\\nevent: content_block_delta\\ndata: {\\"delta\\":{\\"type\\":\\"text_delta\\",\\"text\\":\\"one\\"}}\\n\\nevent: message_delta\\ndata: {\\"delta\\":{\\"stop_reason\\":\\"end_turn\\"},\\"usage\\":{\\"output_tokens\\":42}}\\n\\n\"""").replace("/chat/completions", "/messages"));

        assertThat(compile().requests()).singleElement().satisfies(request -> {
            assertThat(request.outputTokens()).hasValue(42);
            assertThat(request.promptTokens()).hasValue(11);
        });
    }

    @Test
    void halvesOfSurrogatePairsAreReplacedAndCounted() throws IOException {
        write("mappings/cut.json", stub("""
                "equalToJson": {"messages": [{"role": "user", "content": "Hi \\ud83d"}]}""", """
                "jsonBody": {"choices": [{"message": {"content": "\\ude00"}}]}"""));
        write("mappings/text.json", stub("""
                "equalToJson": "{\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"Hey \\\\ud83d\\"}]}\"""", """
                "body": "Hi\""""));

        var workload = compile();

        assertThat(workload.requests())
                .extracting(request -> ((Prompt.Chat) request.prompt())
                        .messages()
                        .get(0)
                        .content()
                        .asText())
                .containsExactly("Hi \uFFFD", "Hey \uFFFD");
        assertThat(workload.manifest().skipped()).containsEntry("half of a surrogate pair (read as U+FFFD)", 3L);
    }

    @Test
    void readsSeveralStubsOfAFileAndABodyOfPaths() throws IOException {
        write(
                "mappings/all.json",
                "{\"mappings\": [" + stub("""
                "matchesJsonPath": {"expression": "$.messages[0].role", "equalTo": "user"}}, {
                "matchesJsonPath": {"expression": "$.messages[0].content", "equalTo": "Hello"}""", """
                "base64Body": "eyJjaG9pY2VzIjpbeyJtZXNzYWdlIjp7ImNvbnRlbnQiOiJIaSJ9fV19\"""") + "," + stub("""
                "equalTo": "{\\"prompt\\":\\"Once\\"}\"""", """
                "body": "{\\"choices\\":[{\\"text\\":\\" upon\\"}]}\"""").replace("chat/completions", "completions")
                        + "]}");

        var requests = compile().requests();

        assertThat(requests)
                .extracting(request -> request.outputTokens().orElseThrow())
                .containsExactly(1, 1);
        assertThat(Datasets.prompt(requests.get(1))).isEqualTo("Once");
        assertThat(((Prompt.Chat) requests.get(0).prompt())
                        .messages()
                        .get(0)
                        .content()
                        .asText())
                .isEqualTo("Hello");
    }

    @Test
    void whatSaysTooLittleIsCountedByReason() throws IOException {
        write("mappings/0-good.json", good());
        write("mappings/1-contains.json", stub("\"contains\": \"Hello\"", "\"body\": \"x\""));
        write("mappings/2-placeholder.json", stub("""
                "equalToJson": "{\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"${json-unit.any-string}\\"}]}\"""", "\"body\": \"x\""));
        write(
                "mappings/3-other.json",
                stub("\"contains\": \"x\"", "\"body\": \"x\"").replace("/chat/completions", "/orders"));
        write("mappings/4-busy.json", good().replace("\"status\": 200", "\"status\": 429"));
        write("mappings/5-template.json", stub("""
                "equalToJson": {"messages": [{"role": "user", "content": "Hi"}]}""", """
                "transformers": ["response-template"], "body": "{{request.body}}\""""));

        var workload = compile();

        assertThat(workload.requests()).hasSize(2);
        assertThat(workload.manifest().skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "the stub does not say what the body is", 1L,
                        "a placeholder stands for a part of the body", 1L,
                        "neither chat nor completion", 1L,
                        "answer failed", 1L,
                        "the answer is a template", 1L));
    }

    @Test
    void aFileOfStubsIsReadToo() throws IOException {
        var file = write("mappings/good.json", good());

        assertThat(Datasets.compile(file, DatasetFormat.WIREMOCK).requests())
                .extracting(Request::promptTokens)
                .hasSize(1);
        assertThat(DatasetFormat.detect(folder).format()).isEqualTo("wiremock");
        assertThat(Datasets.compile(folder, DatasetFormat.AUTO).requests()).hasSize(1);
    }

    @Test
    void whatIsMissingOrBrokenIsSaidWithItsFile() throws IOException {
        var missing = write("mappings/a.json", stub("""
                "equalToJson": {"messages": [{"role": "user", "content": "Hi"}]}""", """
                "bodyFileName": "../../etc/passwd\""""));
        var broken = write("mappings/b.json", "{\"request\": ");

        assertThatThrownBy(this::compile)
                .hasMessageContaining(
                        missing + ":1: bodyFileName: found \"../../etc/passwd\", expected a file in __files")
                .hasMessageContaining(broken + ": ");
        assertThatThrownBy(() -> Datasets.compile(
                        Files.createDirectories(folder.resolve("none/mappings")), DatasetFormat.WIREMOCK))
                .hasMessage(folder.resolve("none/mappings") + ": found no stubs, expected mappings/*.json");
    }

    private Workload compile() {
        return Datasets.compile(folder, DatasetFormat.WIREMOCK);
    }

    private static String good() {
        return stub("""
                "equalToJson": {"messages": [{"role": "user", "content": "Hello"}]}""", """
                "jsonBody": {"choices": [{"message": {"content": "Hi"}}]}""");
    }

    private static String stub(String pattern, String answer) {
        return """
                {"request": {"urlPath": "/v1/chat/completions", "method": "POST", "bodyPatterns": [{%s}]},
                 "response": {"status": 200, %s}}""".formatted(pattern, answer);
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json);
    }
}
