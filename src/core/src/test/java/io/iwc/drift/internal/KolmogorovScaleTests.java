package io.iwc.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KolmogorovScaleTests {
    /** Critical values of Kolmogorov's distribution (1.358 at 5 %, 1.628 at 1 %) beside those of the normal. */
    @ParameterizedTest
    @CsvSource({"1.959964, 1.35810", "2.575829, 1.62762"})
    void matchesBothScalesByTheirChances(double deviate, double lambda) {
        var distance = lambda / Math.sqrt(Math.PI * Math.PI / 12);

        assertThat(KolmogorovScale.ofNormal(deviate)).isCloseTo(distance, within(1e-4));
        assertThat(KolmogorovScale.toNormal(distance)).isCloseTo(deviate, within(1e-4));
    }
}
