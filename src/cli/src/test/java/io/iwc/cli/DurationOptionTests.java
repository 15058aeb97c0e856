package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationOptionTests {
    @ParameterizedTest
    @CsvSource({
        "250us, 250000",
        "500ms, 500000000",
        "1.5s, 1500000000",
        "0.1s, 100000000",
        "10m, 600000000000",
        "1h, 3600000000000"
    })
    void readsATimeWithItsUnitExactly(String text, long nanos) {
        assertThat(DurationOption.of(text).toNanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1 s", "1d", "1e3s", "NaNs"})
    void guessesNoUnit(String text) {
        assertThatThrownBy(() -> DurationOption.of(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("found \"" + text + "\", expected a time with its unit, such as 500ms, 1.5s or 10m");
    }
}
