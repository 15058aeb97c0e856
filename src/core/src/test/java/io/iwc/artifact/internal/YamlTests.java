package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                .hasMessage("found malformed YAML (Duplicate field 'a'), expected one document");
    }
}
