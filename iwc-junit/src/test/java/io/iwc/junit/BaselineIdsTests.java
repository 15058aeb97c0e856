package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hashes are what {@code printf '%s' NAME | sha256sum} prints. */
class BaselineIdsTests {
    @Test
    void leavesValidNamesAsTheyAre() {
        assertThat(BaselineIds.of("keepsItsShape")).isEqualTo("keepsItsShape");
        assertThat(BaselineIds.of("a".repeat(80))).isEqualTo("a".repeat(80));
    }

    @Test
    void joinsTheWordsOfAKotlinNameAndKeepsItApartFromOthers() {
        assertThat(BaselineIds.of("keeps its shape")).isEqualTo("keeps-its-shape-c2c9f8ec");
        assertThat(BaselineIds.of("keeps its, shape")).isEqualTo("keeps-its-shape-d3d6220a");
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(BaselineIds.of("a".repeat(81)))
                .isEqualTo("a".repeat(71) + "-8c48280d")
                .hasSize(80);
    }
}
