package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.arrival.Arrivals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadKeysTests {
    private static final String EXTRA =
            "{\"extra_text\": \"Nobody reads this.\", \"extra_tokens\": 17, \"extra_time\": \"2025-01-01T00:00:00Z\", ";

    @TempDir
    private Path folder;

    static Stream<String> formats() {
        return DatasetReaders.own().stream()
                .map(DatasetReader::name)
                .filter(format -> !format.equals(DatasetFormat.CANONICAL));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyReaderSaysWhatItDoesNotRead(String format) {
        var plain = Fixtures.all().get(format);
        var file = Datasets.file(folder, "extra", extended(plain));

        var workload = Datasets.compile(file, options(format));

        assertThat(workload.manifest().unread()).containsKeys("extra_text", "extra_tokens", "extra_time");
        assertThat(Datasets.notes(file, options(format)))
                .contains(
                        "warning: nothing reads extra_text, which seems to hold text",
                        "warning: nothing reads extra_tokens, which seems to hold lengths",
                        "warning: nothing reads extra_time, which seems to hold times");
        assertThat(workload.requests())
                .isEqualTo(Datasets.compile(Datasets.file(folder, "plain", plain), options(format))
                        .requests());
    }

    @Test
    void ourOwnFormatRefusesThem() {
        var file = Datasets.file(
                folder, "own.jsonl", EXTRA + "\"request_id\": \"a\", \"arrival_time_ms\": 0, \"prompt\": \"Hi\"}\n");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.CANONICAL))
                .hasMessageContaining("extra_text")
                .hasMessageContaining("extra_tokens")
                .hasMessageContaining("extra_time");
    }

    @Test
    void keysWithinRecordsAreCountedByTheirPath() {
        var file = Datasets.file(folder, "log.jsonl", """
                {"request": {"messages": [{"role": "user", "content": "Hi"}], "note": {"by": "us"}}, "response": {"choices": [], "latency_ms": 12}}
                {"request": {"messages": [{"role": "user", "content": "Hi"}], "note": null}, "response": {"choices": [], "latency_ms": 13}}
                """);

        var workload = Datasets.compile(file, DatasetFormat.OPENAI_CHAT);

        assertThat(workload.manifest().unread())
                .containsExactly(Map.entry("request.note", 1L), Map.entry("response.latency_ms", 2L));
        assertThat(Datasets.notes(file, CompileOptions.of(DatasetFormat.OPENAI_CHAT)))
                .startsWith(
                        "not read: request.note × 1, response.latency_ms × 2",
                        "warning: nothing reads response.latency_ms, which seems to hold times");
    }

    @Test
    void labelsAndSumsOfWhatIsReadAreNoReasonToWarn() {
        var file = Datasets.file(folder, "trace.csv", """
                Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type,Region
                5,ChatGPT,472,18,490,Conversation log,eu
                """);

        assertThat(Datasets.notes(file, CompileOptions.of(DatasetFormat.BURSTGPT)))
                .containsExactly("not read: Region × 1, Total tokens × 1");
    }

    /** With a process where it is needed, so that times are not the matter. */
    private static CompileOptions options(String format) {
        return CompileOptions.of(format).toBuilder()
                .arrival(Arrivals.every(Duration.ofSeconds(1)))
                .build();
    }

    private static String extended(String fixture) {
        if (fixture.stripLeading().startsWith("{")
                || fixture.stripLeading().startsWith("[")
                || fixture.startsWith("\"")) {
            return fixture.lines()
                    .map(line -> line.replaceFirst("^(\\[?(?:\"[^\"]*\", )?)\\{", "$1" + EXTRA.replace("{", "\\{")))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
        var lines = fixture.lines().toList();
        return Stream.concat(
                        Stream.of(lines.get(0) + ",extra_text,extra_tokens,extra_time"),
                        rows(lines).map(line -> line + ",Nobody reads this.,17,2025-01-01T00:00:00Z"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> rows(List<String> lines) {
        return lines.stream().skip(1);
    }
}
