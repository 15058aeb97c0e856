package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {
    @Test
    void sortsKeysByCodePointAtEveryLevel() {
        var value = new LinkedHashMap<String, Object>();
        value.put("\uFF5E", 1); // U+FF5E, which UTF-16 order would put after U+1F600
        value.put("\uD83D\uDE00", 2);
        value.put("b", Map.of("z", 1, "a", 2));
        value.put("B", List.of());

        assertThat(Json.compact(value)).isEqualTo("{\"B\":[],\"b\":{\"a\":2,\"z\":1},\"\uFF5E\":1,\"\uD83D\uDE00\":2}");
    }

    @Test
    void indentsDocumentsByTwoAndEndsThemWithANewline() {
        var document = Json.document(Map.of("b", List.of(1, List.of()), "a", Map.of("x", Map.of())));

        assertThat(document).isEqualTo("""
                        {
                          "a": {
                            "x": {}
                          },
                          "b": [
                            1,
                            []
                          ]
                        }
                        """);
    }

    @Test
    void writesWhatIsNull() {
        assertThat(Json.compact(Json.parse("[null, {\"a\": null}]"))).isEqualTo("[null,{\"a\":null}]");
    }

    @Test
    void keepsTextAsItIsButForControlCharactersQuotesAndBackslashes() {
        assertThat(Json.compact("é 漢 \uD83D\uDE00 / \u001f \n \" \\"))
                .isEqualTo("\"é 漢 \uD83D\uDE00 / \\u001f \\n \\\" \\\\\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "0.0, 0.0",
        "0.1, 0.1",
        "2.0E-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "2.0E23, 2.0E23" // the JDK wrote 1.9999999999999998E23 or 2.0E23, depending on its version
    })
    void writesDoublesWithTheShortestDigits(double value, String digits) {
        assertThat(Json.compact(value)).isEqualTo(digits);
    }

    @ParameterizedTest
    @MethodSource
    void readsBackTheDoubleItWrote(double value) {
        assertThat(Json.parse(Json.compact(value)).doubleValue()).isEqualTo(value);
    }

    static DoubleStream readsBackTheDoubleItWrote() {
        var random = new Random(20_26);
        return DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                .filter(Double::isFinite)
                .limit(200);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotANumber(double value) {
        assertThatThrownBy(() -> Json.compact(Map.of("x", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found " + value + ", expected a finite number");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> Json.parse("{\"a\":1,\"a\":2}"))
                .isInstanceOf(IwcException.class)
                .hasMessage("found the key \"a\" again in one object at column 11, expected each key once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{} {}", "NaN", "[1,]"})
    void refusesWhatIsNotOneValue(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(IwcException.class)
                .hasMessageStartingWith("found ")
                .hasMessageContaining(", expected ");
    }

    @Test
    void namesTheLineOfAFaultInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("broken.json"), "{\n\"a\": x\n}");

        assertThatThrownBy(() -> Json.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        file + ":2: found \"x\" before column 7, expected a value (a string in double quotes, a number,"
                                + " true, false, null, a list or an object)");
    }

    @Test
    void saysThatAFileIsMissing(@TempDir Path folder) {
        var file = folder.resolve("missing.json");

        assertThatThrownBy(() -> Json.read(file)).hasMessage(file + ": no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e300000000", "1e9999999999", "-1E+400"})
    void refusesNumbersThatNoDoubleHolds(String number) {
        assertThatThrownBy(() -> Json.parse("{\"a\":[" + number + "]}"))
                .isInstanceOf(IwcException.class)
                .hasMessage("found the number " + number
                        + " at column 7, expected a number between -1.8e308 and 1.8e308 with at most 1000 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e300000000", "1e-300000000", "1e9999999999", "-1e-9999999999"})
    void refusesNumbersThatTakeHoursWhereItReadsDigitByDigit(String number, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("numbers.jsonl"), "{\"a\":[" + number + "]}");

        try (var lines = InputFile.open(file)) {
            var line = lines.nextLine().orElseThrow();

            assertThatThrownBy(line::exactJson)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(file + ":1: found the number " + number
                            + " at column 7, expected a number between -1.8e308 and 1.8e308 with at most 1000 digits");
        }
    }

    @Test
    void refusesNumbersOfTooManyDigits() {
        assertThatThrownBy(() -> Json.parse("1".repeat(1001)))
                .hasMessage("found a number of 1001 digits, expected a number between -1.8e308 and"
                        + " 1.8e308 with at most 1000 digits");
    }
}
