package io.iwc.arrival.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goldens: {@code numpy.random.PCG64(seed)} of NumPy 2.4. */
class Pcg64Tests {
    @Test
    void givesTheRawWordsOfNumpy() {
        var random = new Pcg64(123);

        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("12587170189557361101");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("992822559630912803");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("4064922177151560342");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 11749869230777074271, 4976686463289251617, 755828109848996024",
        "1, 9441442522235856127, 17532960557476522086, 2659275481604167885",
        "4294967296, 16412783775159424549, 10277383025879800780, 14774146505460541886",
        "1099511627793, 6228537060525065098, 4872258938877250611, 9697553364723625227",
        "9223372036854775807, 3236778688619115796, 8668653565307110780, 15219254583519097992",
    })
    void takesSeedsOfOneAndOfTwoWords(long seed, String first, String second, String third) {
        var random = new Pcg64(seed);

        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo(first);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo(second);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo(third);
    }

    @Test
    void givesTheDoublesOfNumpy() {
        var random = new Pcg64(123);

        assertThat(random.nextDouble()).isEqualTo(0.6823518632481435);
        assertThat(random.nextDouble()).isEqualTo(0.053821018802222675);
        assertThat(random.nextDouble()).isEqualTo(0.22035987277261138);
    }
}
