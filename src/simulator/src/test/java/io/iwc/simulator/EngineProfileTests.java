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
                        + " a100-80g, a100-80g-x4, a100-80g-x8, default, h100-80g, h100-80g-x8");
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
        assertThatThrownBy(() -> new EngineProfile("p", "1", "made up", 0.01, 0, 0, 0, 7, 8, 10, 16))
                .hasMessage("maxBatchedTokens: found 7, expected at least maxSequences (8)");
    }

    @Test
    void refusesStepsThatTakeNoTime() {
        assertThatThrownBy(() -> new EngineProfile("p", "1", "made up", 0, 0, 0, 0, 8, 8, 10, 16))
                .hasMessage("stepOverheadSeconds: found 0.0, expected a number above zero");
    }
}
