package io.iwc.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.replay.internal.secret.SecretEchoes;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecretEchoesTests {
    private static final String KEY = "qX7/vB+2\"zR9%Lm&4tWp";

    private final SecretEchoes echoes = new SecretEchoes(List.of(KEY));

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void findsAKeyHoweverItIsSpelt(String name, String spelling) {
        var cleared = echoes.replacedIn("before: " + spelling + " :after", "*");

        assertThat(cleared).as(name).matches("before: \\S{0,4}\\*\\S{0,4} :after");
    }

    static Stream<Arguments> spellings() {
        return Spellings.of(KEY).entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest
    @MethodSource("lengthsOfAPart")
    void findsAPartOfAKeyFromEightCharactersOn(int length) {
        assertThat(echoes.replacedIn(KEY.substring(0, length) + "…", "*")).isEqualTo("*…");
        assertThat(echoes.replacedIn("…" + KEY.substring(KEY.length() - length), "*"))
                .isEqualTo("…*");
    }

    static IntStream lengthsOfAPart() {
        return IntStream.rangeClosed(8, KEY.length());
    }

    @ParameterizedTest
    @CsvSource({"x, 'x marks the box', '* marks the box'", "EMPTY, 'empty EMPTY', 'empty *'"})
    void leavesWordsAloneThatOnlyHoldAShortKey(String key, String text, String cleared) {
        assertThat(new SecretEchoes(List.of(key)).replacedIn(text, "*")).isEqualTo(cleared);
    }

    @Test
    void leavesTextAloneThatHoldsNoKey() {
        var random = new SplittableRandom(7);
        var text = IntStream.range(0, 5000)
                .mapToObj(i -> Character.toString(' ' + random.nextInt(95)))
                .collect(Collectors.joining());

        assertThat(echoes.replacedIn(text, "*")).isEqualTo(text);
    }

    /** As servers, proxies and frameworks repeat keys. */
    static final class Spellings {
        private Spellings() {}

        static Map<String, String> of(String key) {
            var url = URLEncoder.encode(key, UTF_8);
            var json = key.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
            var base64 = Base64.getEncoder();
            return Map.ofEntries(
                    Map.entry("as it is", key),
                    Map.entry("lower case", key.toLowerCase(Locale.ROOT)),
                    Map.entry("upper case", key.toUpperCase(Locale.ROOT)),
                    Map.entry("JSON", json),
                    Map.entry("JSON in JSON", json.replace("\\", "\\\\").replace("\"", "\\\"")),
                    Map.entry("\\u escapes", everyCharacter(key, "\\u%04x")),
                    Map.entry("percent", url),
                    Map.entry("percent, lower case", url.toLowerCase(Locale.ROOT)),
                    Map.entry("percent twice", URLEncoder.encode(url, UTF_8)),
                    Map.entry("every character percent", everyCharacter(key, "%%%02X")),
                    Map.entry("HTML", key.replace("&", "&amp;").replace("\"", "&quot;")),
                    Map.entry("HTML numbers", everyCharacter(key, "&#%d;")),
                    Map.entry("\\x escapes", everyCharacter(key, "\\x%02x")),
                    Map.entry("Base64", base64.encodeToString(key.getBytes(UTF_8))),
                    Map.entry("Base64 after one", base64.encodeToString(("u" + key).getBytes(UTF_8))),
                    Map.entry("Base64 after two", base64.encodeToString(("u:" + key).getBytes(UTF_8))),
                    Map.entry("Base64 for URLs", Base64.getUrlEncoder().encodeToString(key.getBytes(UTF_8))),
                    Map.entry("hexadecimal", HexFormat.of().formatHex(key.getBytes(UTF_8))));
        }

        private static String everyCharacter(String key, String format) {
            return key.chars()
                    .mapToObj(it -> String.format(Locale.ROOT, format, it))
                    .collect(Collectors.joining());
        }
    }
}
