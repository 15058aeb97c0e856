package io.iwc.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestTests {
    private static final Manifest ALL = Manifest.builder("sharegpt")
            .inputs(List.of(new Manifest.Input("chats.json", "ab12", 77)))
            .tokenizer(new Manifest.TokenizerRef("whitespace", Optional.empty()))
            .arrival(Map.of("kind", "poisson"))
            .seed(7)
            .streams(List.of("arrivals"))
            .skipped(Map.of("empty", 2L))
            .config(Map.of("limit", 5))
            .build();

    @Test
    void isBuiltAgainFromWhatItHolds() {
        assertThat(ALL.toBuilder().build()).isEqualTo(ALL).hasSameHashCodeAs(ALL);
    }

    @Test
    void changesOnePartAndKeepsTheOthers() {
        var changed = ALL.toBuilder().seed(8).build();

        assertThat(changed).isNotEqualTo(ALL);
        assertThat(changed.seed()).hasValue(8);
        assertThat(changed.inputs()).isEqualTo(ALL.inputs());
        assertThat(changed.config()).isEqualTo(Map.of("limit", 5L)); // integers are read back as long
    }

    @Test
    void keepsNoneOfTheMapsItWasGiven() {
        var options = new HashMap<String, Object>(Map.of("limit", 5));
        var manifest = Manifest.builder("synth").config(options).build();

        options.put("limit", 6);

        assertThat(manifest.config()).isEqualTo(Map.of("limit", 5L));
    }

    @Test
    void tokenizersAreTheSameByIdAndData() {
        var plain = new Manifest.TokenizerRef("tiktoken:o200k_base", Optional.empty());

        assertThat(new Manifest.TokenizerRef("tiktoken:o200k_base", Optional.empty()))
                .isEqualTo(plain)
                .hasSameHashCodeAs(plain);
        assertThat(new Manifest.TokenizerRef("tiktoken:cl100k_base", Optional.empty()))
                .isNotEqualTo(plain);
        assertThat(new Manifest.TokenizerRef("tiktoken:o200k_base", Optional.of("ab")))
                .isNotEqualTo(plain);
    }
}
