package io.iwc.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.IwcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTests {
    @Test
    void givesTheGapsOfNumpyToTheNanosecond() {
        // NumPy 2.4: default_rng(seed).exponential(1/rate, n), times 1e9, rounded half-even
        assertThat(Offsets.gaps(Arrivals.poisson(2), 123, 7))
                .containsExactly(298486248, 58515531, 125897350, 153982723, 45901330, 1175810428, 2144234175);
        assertThat(Offsets.gaps(Arrivals.poisson(1), 0, 4)).containsExactly(679931904, 1019597101, 19806663, 2269327);
        assertThat(Offsets.gaps(Arrivals.poisson(10), 42, 3)).containsExactly(240420860, 233618966, 238476100);
    }

    @Test
    void givesTheMillisecondsOfThePythonOriginal() {
        // the original Python programs, random.Random(seed)
        assertThat(python(5, 123, 10)).containsExactly(0, 11, 29, 134, 156, 619, 627, 781, 862, 1244);
        assertThat(python(2, 42, 8)).containsExactly(0, 510, 523, 684, 810, 1477, 2041, 3155);
        assertThat(python(5, 0, 6)).containsExactly(0, 372, 656, 765, 825, 968);
        assertThat(python(5, 42, 6)).containsExactly(0, 204, 209, 273, 324, 591);
        assertThat(python(10, 123, 2)).containsExactly(0, 5);
    }

    @Test
    void givesWholeMillisecondsFromMt19937SoThatHighRatesTie() {
        var offsets = Offsets.of(Arrivals.poisson(1000), 42, Rng.MT19937, 20_001);

        var ties = 0;
        for (var i = 1; i < offsets.length; i++) {
            assertThat(offsets[i] % 1_000_000).isZero();
            ties += offsets[i] == offsets[i - 1] ? 1 : 0;
        }

        // two points at a distance x (exponential, mean 1) round alike with probability E[max(0, 1 - x)] = 1/e =
        // 0.3679;
        // five standard errors of 20 000 draws are 0.017
        assertThat(ties / 20_000.0).isBetween(0.350, 0.386);
    }

    @Test
    void namesItselfAndItsRate() {
        assertThat(Arrivals.poisson(5).kind()).isEqualTo("poisson");
        assertThat(Arrivals.poisson(5).parameters()).containsExactly(entry("rate_rps", 5.0));
        assertThat(Arrivals.poisson(5).isRandom()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARateThatIsNotPositive(double rate) {
        assertThatThrownBy(() -> Arrivals.poisson(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate: found " + rate + ", expected a number > 0");
    }

    @ParameterizedTest
    @EnumSource(Rng.class)
    void saysThatTheScheduleIsTooLongInsteadOfTurningNegative(Rng rng) {
        var offsets = Arrivals.poisson(1e-9).offsets(1, rng); // a gap of 32 years on average

        assertThatThrownBy(() -> {
                    for (var i = 0; i < 1000; i++) {
                        assertThat(offsets.nextLong()).isNotNegative();
                    }
                })
                .isInstanceOf(IwcException.class)
                .hasMessage("arrivals: an offset exceeds 2^63 - 1 ns (292 years); raise the rate or ask for fewer"
                        + " requests");
    }

    private static long[] python(double rate, long seed, int count) {
        return Offsets.millis(Arrivals.poisson(rate), seed, Rng.MT19937, count);
    }
}
