package io.iwc.arrival.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goldens: {@code numpy.random.default_rng(seed)} of NumPy 2.4. */
class SeededRandomTests {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5969724951226518", // the first layer that comes
        "1323, 8.152329071436931", // beyond 7.697: the tail
        "3525, 7.95219224735433",
        "8088, 10.535198645346814",
        "99999, 1.2141522811913978",
    })
    void drawsExponentialsOfNumpyIncludingTheTail(int index, double expected) {
        var random = SeededRandom.stream(123, SeededRandom.ARRIVALS);

        assertThat(drawAt(index, random::nextExponential)).isCloseTo(expected, within(1e-15 * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0, -0.9891213503478509",
        "5877, -3.9223861598306087", // beyond 3.654: the tail, on either side
        "11256, -4.4176134326121055",
        "27262, 3.7961903738387672",
        "99999, -0.5802057682474822",
    })
    void drawsNormalsOfNumpyIncludingTheTail(int index, double expected) {
        var random = SeededRandom.stream(123, SeededRandom.ARRIVALS);

        assertThat(drawAt(index, random::nextGaussian)).isCloseTo(expected, within(1e-15 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.04, 3, 0.13617582700055114",
        "0.25, 0, 0.002357925351404582",
        "0.25, 99999, 0.00011899622610343023",
        "1, 99999, 1.2141522811913978",
        "4, 0, 2.080046267202135",
        "4, 99999, 6.8288848013197905",
    })
    void drawsGammasOfNumpy(double shape, int index, double expected) {
        var random = SeededRandom.stream(123, SeededRandom.ARRIVALS);

        assertThat(drawAt(index, () -> random.nextGamma(shape))).isCloseTo(expected, within(1e-13 * expected));
    }

    @Test
    void seedsAStreamByTheHashOfSeedAndName() {
        var random = SeededRandom.stream(42, "prompts");

        // SHA-256("42:prompts") begins with 16973490438336210968; default_rng of that
        assertThat(random.nextDouble()).isEqualTo(0.994657942189326);
    }

    @Test
    void givesStreamsThatDifferByName() {
        var prompts = SeededRandom.stream(42, "prompts");
        var lengths = SeededRandom.stream(42, "lengths");

        assertThat(prompts.nextLong()).isNotEqualTo(lengths.nextLong());
    }

    @Test
    void keepsIntegersBelowTheBoundAndReachesEach() {
        var random = SeededRandom.stream(1, "numbers");
        var seen = new int[3];

        for (var i = 0; i < 1000; i++) {
            seen[random.nextInt(3)]++;
        }

        assertThat(seen).doesNotContain(0);
        assertThat(seen[0] + seen[1] + seen[2]).isEqualTo(1000);
    }

    @Test
    void refusesAShapeThatIsNoNumber() {
        var random = SeededRandom.stream(1, "gaps");

        assertThatThrownBy(() -> random.nextGamma(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape: found NaN, expected a number > 0");
    }

    private static double drawAt(int index, DoubleSupplier draws) {
        return DoubleStream.generate(draws).skip(index).findFirst().orElseThrow();
    }
}
