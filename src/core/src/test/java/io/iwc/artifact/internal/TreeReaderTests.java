package io.iwc.artifact.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goldens: the trees and the refusals of a mapper of Jackson's. */
class TreeReaderTests {
    private static final ObjectReader JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(BoundedTrees.module())
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(BoundedNodes.NODES);
    private static final ObjectReader JACKSON_EXACT = JACKSON.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void makesTheTreesThatAMapperMakes(long seed) throws IOException {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++) {
            var text = value(random, 0);

            assertThat(Json.treeReader().readTree(text)).as(text).isEqualTo(JACKSON.readTree(text));
            assertThat(Json.exactReader().readTree(text)).as(text).isEqualTo(JACKSON_EXACT.readTree(text));
            assertThat(Json.exactReader().readTree(text.getBytes(UTF_8))).isEqualTo(JACKSON_EXACT.readTree(text));
            assertThat(Json.treeReader().readTree(new StringReader(text))).isEqualTo(JACKSON.readTree(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1 \"b\": 2}",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": 1, \"b\": {\"c\": [], \"c\": [1]}}",
                "[1, 2",
                "[1, 2]]",
                "1 2",
                "{} {\"a\": 1}",
                "]",
                "{",
                "NaN",
                "1e999",
                "1e99999999999",
                "[1.5, 1e400000]",
                "nul",
                "\"a",
                "{\"a\" 1}",
                "01"
            })
    void refusesWhatAMapperRefusesAtTheSamePlace(String text) {
        assertThat(refusal(Json.treeReader(), text)).isEqualTo(refusal(JACKSON, text));
        assertThat(refusal(Json.exactReader(), text)).isEqualTo(refusal(JACKSON_EXACT, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void findsNothingWhereThereIsNothing(String text) throws IOException {
        assertThat(Json.treeReader().readTree(text).isMissingNode()).isTrue();
        assertThat(Json.treeReader().readTree(text.getBytes(UTF_8)).isMissingNode())
                .isTrue();
    }

    @Test
    void readsAsDeepAsTheParserAllows() throws IOException {
        var text = "[".repeat(1000) + "]".repeat(1000);

        assertThat(Json.treeReader().readTree(text)).isEqualTo(JACKSON.readTree(text));
        assertThat(refusal(Json.treeReader(), "[" + text + "]"))
                .isEqualTo(refusal(JACKSON, "[" + text + "]"))
                .contains("at most 1000 levels");
    }

    private static String refusal(TreeReader reader, String text) {
        return words(catchThrowableOfType(JsonProcessingException.class, () -> reader.readTree(text)));
    }

    private static String refusal(ObjectReader reader, String text) {
        return words(catchThrowableOfType(JsonProcessingException.class, () -> reader.readTree(text)));
    }

    private static String words(JsonProcessingException refusal) {
        assertThat(refusal).isNotNull();
        return JsonFault.line(refusal) + ": " + JsonFault.of(refusal);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 8 : 11)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> Long.toString(random.nextLong());
            case 2 -> random.nextLong() + Integer.toString(random.nextInt(1 << 30));
            case 3 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 4 -> random.nextInt(100) + "." + random.nextInt(1000) + "000e" + (random.nextInt(20) - 10);
            case 5 -> random.nextBoolean() ? "0.00" : "-0.0";
            case 6 -> random.nextBoolean() ? "null" : random.nextBoolean() ? "true" : "false";
            case 7 -> "\"a\\u00e9\\n" + random.nextInt(9) + " \uD83D\uDE80\"";
            case 8, 9 -> {
                var object = new StringBuilder("{");
                for (var i = random.nextInt(4); i > 0; i--) {
                    object.append("\"k").append(i).append("\": ").append(value(random, depth + 1));
                    object.append(i > 1 ? ", " : "");
                }
                yield object + "}";
            }
            default -> "[" + value(random, depth + 1) + ",\n " + value(random, depth + 1) + "]";
        };
    }
}
