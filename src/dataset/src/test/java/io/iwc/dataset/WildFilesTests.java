package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people's files look like by the time they arrive: the same requests all the same. */
class WildFilesTests {
    private static final Set<String> TABLES =
            Set.of(DatasetFormat.AZURE, DatasetFormat.BURSTGPT, DatasetFormat.VIDUR, DatasetFormat.METRICS_CSV);
    private static final Set<String> LINES = Set.of(
            DatasetFormat.OPENAI_CHAT,
            DatasetFormat.OPENAI_BATCH,
            DatasetFormat.MT_BENCH,
            DatasetFormat.MOONCAKE,
            DatasetFormat.QWEN_BAILIAN,
            DatasetFormat.LLMSERVINGSIM);

    @TempDir
    private Path folder;

    static Stream<Arguments> formatsAndEndings() {
        var endings = Map.<String, UnaryOperator<String>>of(
                "carriage returns", text -> text.replace("\n", "\r\n"),
                "no last newline", String::stripTrailing,
                "carriage returns and no last newline",
                        text -> text.stripTrailing().replace("\n", "\r\n"),
                "a blank last line", text -> text + "\n",
                "a byte order mark", text -> "\uFEFF" + text);
        return Fixtures.all().keySet().stream()
                .flatMap(format ->
                        endings.keySet().stream().sorted().map(name -> Arguments.of(format, name, endings.get(name))));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("formatsAndEndings")
    void areReadWhateverEditorTheyWentThrough(String format, String name, UnaryOperator<String> change) {
        var plain = Fixtures.all().get(format);

        assertThat(read(format, change.apply(plain)))
                .as(name)
                .isEqualTo(read(format, plain))
                .isNotEmpty();
    }

    static Stream<String> tables() {
        return TABLES.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void columnsMayStandInAnyOrderAmongOthers(String format) {
        var plain = Fixtures.all().get(format);
        var other = plain.lines()
                .map(row -> {
                    var cells = new ArrayList<>(List.of(row.split(",")));
                    Collections.reverse(cells);
                    cells.add(1, "inserted");
                    return String.join(",", cells);
                })
                .collect(Collectors.joining("\n"));

        assertThat(read(format, other)).isEqualTo(read(format, plain));
    }

    static Stream<String> lines() {
        return LINES.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void fieldsMayStandInAnyOrderAmongOthers(String format) {
        var plain = Fixtures.all().get(format);
        var other = plain.lines()
                .map(line -> reversed((ObjectNode) Json.parse(line)).toString())
                .collect(Collectors.joining("\n"));

        assertThat(read(format, other)).isEqualTo(read(format, plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {DatasetFormat.QWEN_BAILIAN, DatasetFormat.LLMSERVINGSIM, DatasetFormat.OPENAI_CHAT})
    void numbersMayBeTexts(String format) {
        var plain = Fixtures.all().get(format);
        var texts = plain.replaceAll(
                "\"(timestamp|arrival_time_ns|created|input_length|output_toks)\": ([0-9.]+)", "\"$1\": \"$2\"");

        assertThat(texts).isNotEqualTo(plain);
        if (!format.equals(DatasetFormat.OPENAI_CHAT)) {
            assertThat(read(format, texts)).isEqualTo(read(format, plain));
        } else {
            assertThat(read(format, texts)).extracting(Request::arrivalNanos).containsExactly(0L, 3_000_000_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DatasetFormat.AZURE,
                DatasetFormat.BURSTGPT,
                DatasetFormat.MOONCAKE,
                DatasetFormat.QWEN_BAILIAN,
                DatasetFormat.VIDUR,
                DatasetFormat.LLMSERVINGSIM
            })
    void rowsOfOneTickKeepTheirOrderAndRowsOfNoTokensAreRows(String format) {
        var requests = read(format, Fixtures.all().get(format));

        var gaps = new ArrayList<Long>();
        for (var i = 1; i < requests.size(); i++) {
            gaps.add(requests.get(i).arrivalNanos() - requests.get(i - 1).arrivalNanos());
        }
        assertThat(gaps).contains(0L);
        assertThat(requests)
                .extracting(Request::id)
                .isEqualTo(requests.stream().map(Request::id).sorted().toList());
        assertThat(requests)
                .anyMatch(request -> request.promptTokens().orElseThrow() == 0
                        || request.outputTokens().orElseThrow() == 0);
    }

    @Test
    void minusOneIsNoLength() {
        var workload = compile(DatasetFormat.METRICS_CSV, Fixtures.all().get(DatasetFormat.METRICS_CSV));

        assertThat(workload.requests()).extracting(Request::id).containsExactly("i1", "i3");
        assertThat(workload.manifest().skipped()).containsExactly(Map.entry("unknown prompt tokens", 1L));
    }

    private List<Request> read(String format, String text) {
        return compile(format, text).requests();
    }

    private Workload compile(String format, String text) {
        return Datasets.compile(Datasets.file(folder, "wild", text), format);
    }

    private static ObjectNode reversed(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        var other = Json.object();
        other.put("inserted", 1);
        names.forEach(name -> other.<JsonNode>set(name, object.get(name)));
        return other;
    }
}
