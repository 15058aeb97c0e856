package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.testing.JsonPlace;
import io.iwc.workload.internal.WorkloadValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds: it is refused, or what is compiled from it is a workload that validation finds no fault in. */
class CompiledIsValidTests {
    /** In the place of any value. */
    private static final List<JsonNode> VALUES = Stream.of(
                    "null", "5", "-1", "1e300", "\"\"", "\"\\ud83d\"", "[5]", "{}")
            .map(Json::parse)
            .toList();

    private static final List<String> CELLS = List.of("", "-1", "2.5", "1e300", "text", "NaN", "9999999999999999999");

    @TempDir
    private Path folder;

    static Stream<Arguments> formatsAndModes() {
        return Fixtures.all().keySet().stream().flatMap(format -> Stream.of(ConversationMode.values())
                .filter(mode -> isPossible(format, mode))
                .map(mode -> Arguments.of(format, mode)));
    }

    private static boolean isPossible(String format, ConversationMode mode) {
        try {
            CompileOptions.defaults().toBuilder().format(format).mode(mode).build();
            return mode != ConversationMode.SINGLE_TURN; // which is what most of them are by themselves
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("formatsAndModes")
    void orRefused(String format, ConversationMode mode) throws Exception {
        var compiled = 0;
        for (var text : variants(Fixtures.all().get(format))) {
            var input =
                    Datasets.file(folder, "wild", text.replace("\ud83d", "\\ud83d")); // which UTF-8 has no bytes for
            var output = folder.resolve("out.jsonl");
            var options = CompileOptions.defaults().toBuilder()
                    .format(format)
                    .mode(mode)
                    .skipBad(true)
                    .build();
            try {
                WorkloadCompiler.with(options).compile(input, output);
            } catch (IwcException e) {
                continue;
            }
            compiled++;
            var validation = WorkloadValidator.standard().validate(output);
            assertThat(validation.errors().first())
                    .as("%s%nbecame%n%s", text, Files.readString(output))
                    .isEmpty();
        }
        assertThat(compiled).isPositive();
    }

    private static List<String> variants(String text) {
        var variants = new ArrayList<String>();
        variants.add(text);
        if (text.startsWith("[{")) {
            var rows = new ArrayList<JsonNode>();
            Json.parse(text).forEach(rows::add);
            damaged(rows).forEach(changed -> variants.add(changed.toString()));
        } else if (text.startsWith("{")) {
            damaged(text.lines().map(Json::parse).toList())
                    .forEach(rows -> variants.add(lines(rows.stream().map(JsonNode::toString))));
        } else if (!text.startsWith("[") && !text.startsWith("\"")) {
            variants.addAll(damagedTables(text.lines().toList()));
        }
        return variants;
    }

    /** Rows in the other order, each of them twice, and with another value in each place of the last. */
    private static List<List<JsonNode>> damaged(List<JsonNode> rows) {
        var all = new ArrayList<List<JsonNode>>();
        var reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        all.add(reversed);
        all.add(rows.stream().flatMap(row -> Stream.of(row, row)).toList());
        var last = rows.size() - 1;
        for (var place = 0; place < JsonPlace.in(rows.get(last)).size(); place++) {
            for (var value : VALUES) {
                var changed = new ArrayList<>(rows);
                changed.set(last, rows.get(last).deepCopy());
                JsonPlace.in(changed.get(last)).get(place).put(value);
                all.add(changed);
            }
        }
        return all;
    }

    private static List<String> damagedTables(List<String> lines) {
        var all = new ArrayList<String>();
        var columns = lines.get(0).split(",", -1).length;
        for (var row = 1; row < lines.size(); row++) {
            for (var column = 0; column < columns; column++) {
                for (var cell : CELLS) {
                    var cells = lines.get(row).split(",", -1);
                    cells[column] = cell;
                    var changed = new ArrayList<>(lines);
                    changed.set(row, String.join(",", cells));
                    all.add(lines(changed.stream()));
                }
            }
        }
        var reversed =
                IntStream.range(0, lines.size()).mapToObj(i -> i == 0 ? lines.get(0) : lines.get(lines.size() - i));
        all.add(lines(reversed));
        return all;
    }

    private static String lines(Stream<String> lines) {
        return String.join("\n", lines.toList()) + "\n";
    }
}
