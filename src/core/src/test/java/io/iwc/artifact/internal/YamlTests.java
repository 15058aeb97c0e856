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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTests {
    @Test
    void keepsTheOrderOfKeysAndQuotesOnlyWhatMustBe() {
        var value = new LinkedHashMap<String, Object>();
        value.put("schema", "iwc-manifest/1");
        value.put("b", List.of(Map.of("name", "data.json"), Map.of("bytes", 12)));
        value.put("a", 0.002);
        value.put("hex", "12345678");
        value.put("exponent", "1e10");
        value.put("separator", "\\n");
        value.put("on time", true);
        value.put("empty", List.of());
        value.put("word", "true");

        assertThat(Yaml.document(value)).isEqualTo("""
                        schema: iwc-manifest/1
                        b:
                          - name: data.json
                          - bytes: 12
                        a: 0.002
                        hex: "12345678"
                        exponent: "1e10"
                        separator: \\n
                        on time: true
                        empty: []
                        word: "true"
                        """);
    }

    @Test
    void readsBackWhatItWrote() {
        var text = Yaml.document(Map.of("list", List.of("1", 1, 1.5, "~", "null", " x", "a: b", "#c", "é\n")));

        assertThat(Yaml.document(Yaml.parse(text))).isEqualTo(text);
        assertThat(Json.compact(Yaml.parse(text)))
                .isEqualTo("{\"list\":[\"1\",1,1.5,\"~\",\"null\",\" x\",\"a: b\",\"#c\",\"é\\n\"]}");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> Yaml.parse("a: 1\na: 2\n"))
                .isInstanceOf(IwcException.class)
                .hasMessage("found the key \"a\" again at column 2, expected each key of a mapping once");
    }

    @ParameterizedTest
    @MethodSource
    void writesTextThatAnotherReaderReadsAsTheSameText(String text) {
        var document = Yaml.document(Map.of("value", text, "list", List.of(text), "key", Map.of(text, 1)));

        Map<String, Object> read = new org.yaml.snakeyaml.Yaml().load(document);

        assertThat(read)
                .containsEntry("value", text)
                .containsEntry("list", List.of(text))
                .containsEntry("key", Map.of(text, 1));
    }

    static Stream<String> writesTextThatAnotherReaderReadsAsTheSameText() {
        var ambiguous = Stream.of(
                ".inf",
                "-.Inf",
                ".nan",
                "0x1F",
                "0b101",
                "0o17",
                "017",
                "1_000",
                "190:20:30",
                "1e3",
                "+1",
                ".5",
                "5.",
                "2023-11-16 18:17:03.9799600",
                "2023-11-16",
                "2023-11-16T18:17:03Z",
                "~",
                "null",
                "Yes",
                "off",
                "y",
                "<<",
                "=",
                "",
                " ",
                "a: b",
                "a #b",
                "- a",
                "#a",
                "a\u0085b",
                "a\u2028b",
                "\uFEFFa",
                "a\tb",
                "a\rb",
                "a\nb",
                "a\n\n b\n",
                "\na",
                " a\nb",
                "a \nb",
                "\"",
                "'",
                "\\",
                "%a",
                "@a",
                "`a",
                "!a",
                "&a",
                "*a",
                "|",
                ">",
                "?",
                "? a",
                ":",
                "a:",
                "{a",
                "[a",
                ",",
                "---",
                "...",
                "\u0007",
                "\uD83D\uDE00",
                "é");
        var random = new Random(20_26);
        var signs = "01a.-+: #'\"\n\u0085\\x_eE~{}[],&*!|>%@`\t\u2028é";
        var drawn = Stream.generate(() -> random.ints(1 + random.nextInt(6), 0, signs.length())
                .mapToObj(i -> signs.substring(i, i + 1))
                .collect(Collectors.joining()));
        return Stream.concat(ambiguous, drawn.limit(2000));
    }

    @Test
    void namesTheFileThatIsNotYaml(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.manifest.yaml"), "a: [1\n");

        assertThatThrownBy(() -> Yaml.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        file + ":2: found the end of the text at column 1, expected the bracket that ends a list or a"
                                + " mapping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0e+300000000", "1.0e+9999999999", "-1.0e+400"})
    void refusesNumbersThatNoDoubleHolds(String number) {
        assertThatThrownBy(() -> Yaml.parse("a: " + number))
                .isInstanceOf(IwcException.class)
                .hasMessage("found the number " + number
                        + " at column 4, expected a number between -1.8e308 and 1.8e308 with at most 1000 digits");
    }

    @Test
    void refusesCharactersThatYamlDoesNotAllow() {
        assertThatThrownBy(() -> Yaml.parse("a: \u0001"))
                .isInstanceOf(IwcException.class)
                .hasMessage("found a control character or half of a surrogate pair at column 1, expected text");
    }
}
