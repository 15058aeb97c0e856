package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.Json;
import io.iwc.testing.JsonPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any change of a stored report is refused with its place, or gives a report that can be shown. */
class SuiteReportFaultTests {
    private static final List<String> VALUES = List.of(
            "null",
            "-1",
            "0",
            "1e300",
            "-1e-300",
            "9223372036854775807",
            "\"\"",
            "\"text\"",
            "[]",
            "{}",
            "[[1]]",
            "true",
            "\"\\u0000\\u001b\"",
            "0.5");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tests/0/status | {} | tests[0].status: found {}, expected a string",
                "/tests | 1 | tests: found 1, expected a list",
                "/tests/0 | [] | tests[0]: found [], expected an object",
                "/environment/writtenAt | \"now\" | environment.writtenAt: found \"now\", expected a time such as"
                        + " 2026-01-31T12:00:00Z",
                "/environment/facts | 5 | environment.facts: found 5, expected an object",
            })
    void namesThePlaceThatIsWrong(String pointer, String value, String message) throws IOException {
        var document = Json.parse(SuiteReportFile.text(Suites.full()));
        JsonPlace.at(document, pointer).put(Json.parse(value));
        var file = Files.writeString(folder.resolve("report.json"), Json.document(document));

        assertThatThrownBy(() -> SuiteReportFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void isRefusedOrShownWhateverOneValueBecomes() throws IOException {
        var random = new Random(15);
        var valid = SuiteReportFile.text(Suites.full());
        var refused = 0;
        for (var i = 0; i < 200; i++) {
            var document = Json.parse(valid);
            var places = JsonPlace.in(document);
            var place = places.get(random.nextInt(places.size()));
            place.put(Json.parse(VALUES.get(random.nextInt(VALUES.size()))));
            refused += isRefused(Json.document(document), i % 5 == 0) ? 1 : 0;
        }

        assertThat(refused).isBetween(80, 160);
    }

    @Test
    void isRefusedOrShownWhateverItsBytesBecome() throws IOException {
        var random = new Random(16);
        var valid = SuiteReportFile.text(Suites.full());
        for (var i = 0; i < 100; i++) {
            var text = new StringBuilder(valid);
            var at = random.nextInt(text.length() - 40);
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, at + 1 + random.nextInt(40));
                case 1 -> text.setCharAt(at, "{}[]\",:0e-x".charAt(random.nextInt(11)));
                default -> text.setLength(at);
            }
            isRefused(text.toString(), i % 5 == 0);
        }

        assertThat(isRefused(valid, true)).isFalse();
    }

    private boolean isRefused(String text, boolean showsAll) throws IOException {
        var file = Files.writeString(folder.resolve("report.json"), text);
        try {
            var report = SuiteReportFile.read(file);
            assertThat(SuiteReportFile.text(report)).isNotEmpty();
            if (showsAll) {
                HtmlReport.write(report, folder.resolve("report.html"));
                MarkdownSummary.write(report, folder.resolve("report.md"));
                SuiteJunitXml.write(report, folder.resolve("report.xml"));
            }
            return false;
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageStartingWith(file.toString()).hasMessageContaining("expected");
            return true;
        }
    }
}
