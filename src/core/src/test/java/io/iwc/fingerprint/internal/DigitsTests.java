package io.iwc.fingerprint.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTests {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "51.4, 51.40",
        "3.4541666667, 3.454",
        "1, 1.000",
        "0.7280453258, 0.7280",
        "-2, -2.000",
        "2047.848, 2048",
        "9999.6, 10000",
        "0.00012344999, 0.0001234",
        "2.5e-9, 2.500E-9",
        "1234500, 1234000", // half-even
    })
    void showsFourSignificantDigits(double value, String text) {
        assertThat(Digits.significant(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "2, 2.000 s",
        "217.168952, 217.2 s",
        "3435.948, 3436 s",
        "0.5, 500.0 ms",
        "0.063798, 63.80 ms",
        "0.99999, 1.000 s",
        "0.0000123456, 12.35 µs",
        "0.00000001, 10.00 ns",
    })
    void scalesDurations(double seconds, String text) {
        assertThat(Digits.seconds(seconds)).isEqualTo(text);
    }

    @Test
    void followsTheUnitOfTheMetric() {
        assertThat(Digits.of(Metric.REQUEST_COUNT, 8819)).isEqualTo("8819");
        assertThat(Digits.of(Metric.of("tokens.prompt.total"), 18_059_974)).isEqualTo("18059974");
        assertThat(Digits.of(Metric.of("tokens.prompt.p90"), 75.8)).isEqualTo("75.80");
        assertThat(Digits.of(Metric.of("arrivals.gap.p50"), 0.5)).isEqualTo("500.0 ms");
        assertThat(Digits.of(Metric.BURSTINESS_CV, Measurement.undefined("one gap has no spread")))
                .isEqualTo("n/a (one gap has no spread)");
    }

    @Test
    void showsSharesAndRatiosOfGatesWithThreeDecimals() {
        assertThat(Digits.inGate(Metric.PREFILL_P50, 0.7391304348)).isEqualTo("0.739");
        assertThat(Digits.inGate(Metric.BURSTINESS_CV, 13.152036)).isEqualTo("13.152");
        assertThat(Digits.deltaInGate(Metric.PREFILL_P50, 0.0949)).isEqualTo("+0.095");
        assertThat(Digits.deltaInGate(Metric.PREFILL_P50, -0.0151)).isEqualTo("-0.015");
        assertThat(Digits.deltaInGate(Metric.of("tokens.prompt.p90"), 65.8)).isEqualTo("+65.80");
        assertThat(Digits.decimals(-0.0001)).isEqualTo("0.000");
    }

    @Test
    void showsCostsOfGatesWithTheDigitsThatTellThemApart() {
        assertThat(Digits.inGate(Metric.COST_PER_REQUEST, 0.001497)).isEqualTo("0.001497");
        assertThat(Digits.deltaInGate(Metric.COST_TOTAL, 0.302)).isEqualTo("+0.3020");
    }

    @Test
    void doesNotKnowTheLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            assertThat(Digits.significant(51.4)).isEqualTo("51.40");
        } finally {
            Locale.setDefault(before);
        }
    }
}
