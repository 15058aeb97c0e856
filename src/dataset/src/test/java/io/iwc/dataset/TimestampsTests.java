package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTests {
    @ParameterizedTest
    @CsvSource({ // seconds since 1970 by `date -u -d … +%s`
        "2023-11-16 18:17:03.9799600, 1700158623979960000",
        "2024-05-10 00:00:00.009930+00:00, 1715299200009930000",
        "2024-05-10 00:00:00+00:00, 1715299200000000000",
        "2024-05-10 02:00:00+02:00, 1715299200000000000",
        "2024-05-10T00:00:00Z, 1715299200000000000",
        "2024-05-10T00:00:00.123456789Z, 1715299200123456789"
    })
    void keepEveryDigit(String text, long nanos) {
        assertThat(Timestamps.nanos(text)).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1700158623", "2023-11-16", "2023-13-16 00:00:00", "2023-11-16 18:17:03.12345678901"})
    void areNotGuessed(String text) {
        assertThat(Timestamps.nanos(text)).isEmpty();
    }

    @Test
    void areScaledExactlyAndRoundedHalfEven() {
        assertThat(Timestamps.scaled(new BigDecimal("3435.948056"), 9)).isEqualTo(3_435_948_056_000L);
        assertThat(Timestamps.scaled(new BigDecimal("0.0000000005"), 9)).isZero();
        assertThat(Timestamps.scaled(new BigDecimal("0.0000000015"), 9)).isEqualTo(2);
    }
}
