package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTests {
    @ParameterizedTest
    @CsvSource({
        "250us, 250000",
        "500ms, 500000000",
        "1.5s, 1500000000",
        "0.1s, 100000000",
        "333.333333ms, 333333333",
        "10m, 600000000000",
        "1h, 3600000000000"
    })
    void readsATimeWithItsUnitExactly(String text, long nanos) {
        assertThat(TimeText.parse(text).toNanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1 s", "1d", "1e3s", "NaNs", "9999999999999h"})
    void guessesNoUnit(String text) {
        assertThatThrownBy(() -> TimeText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found \"" + text + "\", expected a time with its unit, such as 500ms, 1.5s or 10m");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "1, 0.000001ms",
        "333333333, 333.333333ms",
        "250000, 250us",
        "1500000000, 1500ms",
        "90000000000, 90s",
        "60000000000, 1m",
        "86400000000000, 24h",
        "9223372036854775807, 9223372036854.775807ms"
    })
    void writesWhatItReads(long nanos, String text) {
        assertThat(TimeText.of(Duration.ofNanos(nanos))).isEqualTo(text);
        assertThat(TimeText.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }
}
