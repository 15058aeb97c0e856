package io.iwc.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineProfileTests {
    @Test
    void listsAllProfilesWhenOneIsUnknown() {
        assertThatThrownBy(() -> EngineProfile.named("a100"))
                .isInstanceOf(IwcException.class)
                .hasMessage("profile: found \"a100\", expected one of"
                        + " a100-80g, a100-80g-x4, a100-80g-x8, default, h100-80g, h100-80g-x8,"
                        + " rtx4090-llama-3.1-8b");
    }

    @ParameterizedTest
    @MethodSource("io.iwc.simulator.EngineProfile#names")
    void saysWhereItsNumbersComeFrom(String name) {
        var profile = EngineProfile.named(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.source()).containsAnyOf("published", "made up", "not measured");
    }

    @Test
    void refusesABudgetThatCannotServeAllSequences() {
        assertThatThrownBy(() -> EngineProfile.builder("p")
                        .stepOverheadSeconds(0.01)
                        .maxBatchedTokens(7)
                        .maxSequences(8)
                        .kvBlocks(10)
                        .blockSize(16)
                        .build())
                .hasMessage("maxBatchedTokens: found 7, expected at least maxSequences (8)");
    }

    @Test
    void refusesStepsThatTakeNoTime() {
        assertThatThrownBy(() -> EngineProfile.builder("p")
                        .stepOverheadSeconds(0)
                        .maxBatchedTokens(8)
                        .maxSequences(8)
                        .kvBlocks(10)
                        .blockSize(16)
                        .build())
                .hasMessage("stepOverheadSeconds: found 0.0, expected a number above zero");
    }

    @Test
    void refusesAProfileWithoutLimits() {
        assertThatThrownBy(() ->
                        EngineProfile.builder("p").stepOverheadSeconds(0.01).build())
                .hasMessage("maxSequences: found 0, expected an integer ≥ 1");
    }

    @ParameterizedTest
    @MethodSource("io.iwc.simulator.EngineProfile#names")
    void isBuiltAgainFromItsOwnNumbers(String name) {
        var profile = EngineProfile.named(name);

        var again = profile.toBuilder(name).build();

        assertThat(again).isEqualTo(profile).hasSameHashCodeAs(profile).hasToString(profile.toString());
    }

    @Test
    void differsWhereANumberDoes() {
        var profile = EngineProfile.named("default");

        var smaller = profile.toBuilder("default").kvBlocks(100).build();

        assertThat(smaller).isNotEqualTo(profile);
        assertThat(smaller.kvTokens()).isEqualTo(100 * 16);
    }
}
