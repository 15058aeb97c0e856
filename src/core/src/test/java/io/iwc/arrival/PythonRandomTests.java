package io.iwc.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goldens: Python's {@code random.Random(seed).random()}. */
class PythonRandomTests {
    @Test
    void givesTheDoublesOfPython() {
        var random = new PythonRandom(123);

        assertThat(random.nextDouble()).isEqualTo(0.052363598850944326);
        assertThat(random.nextDouble()).isEqualTo(0.08718667752263232);
        assertThat(random.nextDouble()).isEqualTo(0.4072417636703983);
        assertThat(random.nextDouble()).isEqualTo(0.10770023493843905);
    }

    @ParameterizedTest
    @CsvSource({
        "4294967296, 0.11299430095636409, 0.41782886486292836",
        "1099511627793, 0.6614192930187859, 0.24151842637090726",
        "9223372036854775807, 0.3166448820870279, 0.631259308253863",
        "-123, 0.052363598850944326, 0.08718667752263232",
        "-1, 0.13436424411240122, 0.8474337369372327",
        "-9223372036854775808, 0.5534639983914199, 0.9406144709090462",
    })
    void takesSeedsOfTwoWordsAndBelowZero(long seed, double first, double second) {
        var random = new PythonRandom(seed);

        assertThat(random.nextDouble()).isEqualTo(first);
        assertThat(random.nextDouble()).isEqualTo(second);
    }
}
