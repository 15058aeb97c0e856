package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of JSON and YAML in our words. */
class FaultWordsTests {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1 | found the end of the text at column 7, expected the rest of an object",
                "[1,2 | found the end of the text at column 5, expected the rest of a list",
                "{\"a\":\"x | found the end of the text at column 8, expected the double quote that ends a string",
                "\"\\ | found the end of the text at column 3, expected the rest of an escape",
                "[- | found the end of the text at column 3, expected the rest of a number",
                "{\"a\":1,} | found \"}\" at column 8, expected a key in double quotes",
                "{a:1} | found \"a\" at column 2, expected a key in double quotes",
                "[1,] | found \"]\" at column 4, expected VALUE",
                "[1 2] | found \"2\" at column 4, expected , or ]",
                "{\"a\":1 \"b\":2} | found a double quote at column 8, expected , or }",
                "{\"a\" 1} | found \"1\" at column 6, expected a colon after the key",
                "[1} | found \"}\" at column 3, expected , or ]",
                "} | found \"}\" at column 1, expected VALUE",
                "{\"a\":1} x | found \"x\" at column 9, expected VALUE",
                "[True] | found \"True\" at column 2, expected VALUE",
                "[NaN] | found \"NaN\" at column 2, expected a number (JSON has neither NaN nor infinity)",
                "[+1] | found \"+\" at column 3, expected a number without +",
                "[01] | found a number that begins with 0 at column 3, expected one without leading zeros",
                "[1.] | found \"]\" at column 4, expected a digit",
                "[0x1] | found \"x\" at column 3, expected , or ]",
                "[\"\\x\"] | found the escape \\x at column 4, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000",
                "[\"\\u12\"] | found a double quote at column 7, expected four hexadecimal digits after \\u",
                "[\"a\tb\"] | found the character U+0009 in a string at column 4, expected its escape",
                "{} {} | found more after the value at column 4, expected one JSON value",
                "// why | found \"/\" at column 1, expected VALUE",
                "{\"a\":1,\"a\":2} | found the key \"a\" again in one object at column 12, expected each key once",
                "[\"ééé\", x] | found \"x\" at column 9, expected VALUE"
            })
    void ofLinesOfJson(String line, String expected) throws IOException {
        var file = Files.writeString(folder.resolve("w.jsonl"), line.replace("\\t", "\t") + "\n");

        assertThatThrownBy(() -> firstLine(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ":1: "
                        + expected.replace(
                                "VALUE",
                                "a value (a string in double quotes, a number, true, false, null, a list or an"
                                        + " object)"));
    }

    /** Found by Jazzer: four bytes of the shape of UTF-8, beyond U+10FFFF. */
    @Test
    void ofBytesBeyondUnicode() throws IOException {
        var file =
                Files.write(folder.resolve("w.jsonl"), new byte[] {(byte) 0xF7, (byte) 0xBF, (byte) 0xBC, (byte) 0xBC});

        assertThatThrownBy(() -> firstLine(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ":1: found ");
    }

    @Test
    void ofJsonThatIsNestedTooDeeply() throws IOException {
        var file = Files.writeString(folder.resolve("w.jsonl"), "[".repeat(2000));

        assertThatThrownBy(() -> firstLine(file))
                .hasMessage(file + ":1: found lists and objects in one another, expected at most 1000 levels of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a: b: c | :1: found a second colon or an indented key at column 5, expected one value for each key (in quotes, if it holds \": \")",
                "a: [1,2 | :1: found the end of the text at column 8, expected the bracket that ends a list or a mapping",
                "a: \"x | :1: found the end of the text at column 6, expected the quote that ends a text",
                "a:\\n\\t- b | :2: found a tab at column 1, expected spaces (YAML is not indented with tabs)",
                "a: @b | :1: found \"@\" at column 4, expected a value (in quotes, if it is to begin so)",
                "- a\\nb: 1 | :2: found an entry at column 1 that does not fit those before it, expected the same indentation and kind",
                "a: ] | :1: found \"]\" at column 4, expected a value (in quotes, if it is to begin so)",
                "a: \"\\q\" | :1: found the escape \\q at column 6, expected one that YAML knows (or single quotes)",
                "a: 1e400 | :1: found the number 1e400 at column 4, expected a number between -1.8e308 and 1.8e308 with at most 1000 digits"
            })
    void ofYaml(String text, String expected) throws IOException {
        var file = Files.writeString(
                folder.resolve("p.yaml"), text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThatThrownBy(() -> Yaml.read(file)).hasMessage(file + expected);
        assertThatThrownBy(() -> LocatedDocument.read(file)).hasMessage(file + expected);
    }

    @Test
    void aLocatedDocumentHasNoNumberThatNoDoubleHolds() throws IOException {
        var file = Files.writeString(folder.resolve("p.json"), "{\n\"a\": 1e400\n}");

        assertThatThrownBy(() -> LocatedDocument.read(file))
                .hasMessage(file + ":2: found the number 1e400 at column 6, expected a number between -1.8e308 and"
                        + " 1.8e308 with at most 1000 digits");
    }

    @Test
    void ofOtherEncodingsAndBrokenContent() throws IOException {
        var latin = Files.write(folder.resolve("a.json"), "\"é\"".getBytes(StandardCharsets.ISO_8859_1));
        var zip = Files.write(folder.resolve("a.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});

        assertThatThrownBy(() -> Json.read(latin))
                .hasMessage(latin + ": cannot be read: found bytes that are not UTF-8, expected UTF-8 text");
        assertThatThrownBy(() -> firstLine(zip))
                .hasMessage(zip + ": cannot be read: found the end of the file, expected the rest of its compressed"
                        + " content");
    }

    private static void firstLine(Path file) {
        try (var input = InputFile.open(file)) {
            assertThat(input.nextLine().orElseThrow().json()).isNull();
        }
    }
}
