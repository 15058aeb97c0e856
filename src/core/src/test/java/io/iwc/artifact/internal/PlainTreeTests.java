package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Goldens: the trees that Jackson's serializers make. */
class PlainTreeTests {
    private final ObjectMapper mapper = Json.mapper();

    @ParameterizedTest
    @MethodSource
    void makesTheTreeThatSerializersMake(Object value) {
        assertThat(PlainTree.of(value, Json::mapper)).isEqualTo(mapper.valueToTree(value));
    }

    static List<Object> makesTheTreeThatSerializersMake() {
        var absent = new TreeMap<String, Object>();
        absent.put("absent", null);
        return List.of(
                "text \ud83d\ude80",
                1,
                1L << 40,
                0.1,
                -0.0,
                true,
                absent,
                List.of(),
                Map.of(),
                Arrays.asList("a", null, List.of(1, 2.5)),
                Map.of("a", Map.of("b", List.of(Map.of("c", 1L)))),
                Map.of(1, "a number for a key"),
                Map.of("record", new Pair("x", 3)),
                new long[] {1, 2},
                Map.of("tree", JsonNodeFactory.instance.arrayNode().add(7)));
    }

    record Pair(String name, int value) {}
}
