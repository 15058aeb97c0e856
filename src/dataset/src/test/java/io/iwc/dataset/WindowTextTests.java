package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stretches of recorded time as annotations give them. */
class WindowTextTests {
    @Test
    void hasAUnitAtEachEnd() {
        assertThat(Window.parse("90m/1d")).isEqualTo(new Window(5400, OptionalDouble.of(86_400), 0));
        assertThat(Window.parse("7d/")).isEqualTo(new Window(604_800, OptionalDouble.empty(), 0));
        assertThat(Window.parse("0s/30s")).isEqualTo(new Window(0, OptionalDouble.of(30), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7d", "7/14", "7d/14", "-7d/14d", "1.5h/2h", "7d/14d/21d", "a/b", ""})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Window.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("window: found \"" + text
                        + "\", expected FROM/TO, distances from the first request such as 7d/14d (s, m, h, d)");
    }

    @Test
    void refusesAnEndBeforeItsBeginning() {
        assertThatThrownBy(() -> Window.parse("2d/1d"))
                .hasMessage("to: found 86400.0, expected seconds > 172800.0, where it begins");
    }
}
