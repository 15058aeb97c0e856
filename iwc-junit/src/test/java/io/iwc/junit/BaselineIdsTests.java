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

    @Test
    void keepsDevicesOfWindowsApart() {
        assertThat(BaselineIds.of("nul")).isEqualTo("nul-99e62427");
        assertThat(BaselineIds.of("Com1")).isEqualTo("Com1-5bb25012");
        assertThat(BaselineIds.of("console")).isEqualTo("console");
    }

    @Test
    void keepsNamesApartThatDifferInCaseOnly() {
        assertThat(BaselineIds.of(Cases.class, "chat")).isEqualTo("chat");
        assertThat(BaselineIds.of(Cases.class, "CHAT")).isEqualTo("CHAT-d8f65e96");
    }

    @Test
    void makesFoldersThatEveryFileSystemTakes() {
        assertThat(BaselineIds.folder("ÜberTests")).isEqualTo("ÜberTests");
        assertThat(BaselineIds.folder("asks: twice?")).isEqualTo("asks-twice--93d1817f");
        assertThat(BaselineIds.folder("Aux")).isEqualTo("Aux-6e1fde7a");
    }

    @SuppressWarnings("unused") // by reflection
    private static final class Cases {
        void chat() {}

        void CHAT() {}
    }
}
