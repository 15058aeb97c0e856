package io.iwc.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalsTests {
    @Test
    void everyStepIsEquallyLong() {
        assertThat(Offsets.of(Arrivals.every(Duration.ofMillis(100)), 42, 3))
                .containsExactly(0, 100_000_000, 200_000_000);
    }

    @Test
    void aSteadyRateIsAStepRoundedToANanosecond() {
        assertThat(Offsets.of(Arrivals.steady(3), 42, 3)).containsExactly(0, 333_333_333, 666_666_666);
    }

    @Test
    void aBurstSendsAllOfItsRequestsAtOnce() {
        assertThat(Offsets.millis(Arrivals.burst(3, Duration.ofSeconds(2)), 42, Rng.PCG64, 7))
                .containsExactly(0, 0, 0, 2000, 2000, 2000, 4000);
    }

    @Test
    void gammaGivesTheGapsOfNumpyToTheNanosecond() {
        // NumPy 2.4: default_rng(123).gamma(shape, 1/(rate*shape), 7), times 1e9, rounded half-even
        assertThat(Offsets.gaps(Arrivals.gamma(2, 2), 123, 7))
                .containsExactly(4715851, 1914924, 2389938991L, 957359584, 138483938, 986705944, 604501560);
        assertThat(Offsets.gaps(Arrivals.gammaOfShape(2, 4), 123, 7))
                .containsExactly(260005783, 840886763, 715765294, 322246679, 386653705, 481986603, 807002111);
    }

    @Test
    void gammaOfShapeOneIsPoisson() {
        assertThat(Offsets.of(Arrivals.gamma(5, 1), 7, 100)).containsExactly(Offsets.of(Arrivals.poisson(5), 7, 100));
    }

    @Test
    void manifestsNameEveryParameterWithItsUnit() {
        assertThat(Arrivals.every(Duration.ofMillis(100)).parameters()).hasToString("{step_ms=100}");
        assertThat(Arrivals.every(Duration.ofNanos(1_500_000)).parameters()).hasToString("{step_ms=1.5}");
        assertThat(Arrivals.gamma(5, 2).parameters()).hasToString("{rate_rps=5.0, shape=0.25}");
        assertThat(Arrivals.burst(3, Duration.ofSeconds(2)).parameters())
                .hasToString("{burst_size=3, burst_every_ms=2000}");
        assertThat(Arrivals.onOff(9, 0, Duration.ofSeconds(1), Duration.ofSeconds(2))
                        .parameters())
                .hasToString("{on_rps=9.0, off_rps=0.0, mean_on_ms=1000, mean_off_ms=2000}");
        assertThat(Arrivals.ramp(1, 2, Duration.ofSeconds(3)).parameters())
                .hasToString("{from_rps=1.0, to_rps=2.0, over_ms=3000}");
        assertThat(Arrivals.diurnal(5, 0.5, Duration.ofDays(1)).parameters())
                .hasToString("{mean_rps=5.0, amplitude=0.5, period_ms=86400000}");
    }

    @Test
    void onlyPoissonAndWhatIsNotRandomTakeMt19937() {
        var random = List.of(
                Arrivals.gamma(5, 2),
                Arrivals.onOff(9, 0, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                Arrivals.ramp(1, 2, Duration.ofSeconds(3)),
                Arrivals.diurnal(5, 0.5, Duration.ofDays(1)));

        assertThat(random).allSatisfy(process -> assertThatThrownBy(() -> process.offsets(1, Rng.MT19937))
                .isInstanceOf(IwcException.class)
                .hasMessage("rng: found mt19937, expected pcg64 (" + process.kind()
                        + " arrivals are drawn from pcg64 only; mt19937 is there for poisson)"));
        assertThat(Offsets.millis(Arrivals.every(Duration.ofMillis(5)), 1, Rng.MT19937, 2))
                .containsExactly(0, 5);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void refusesAParameterThatIsOutOfRange(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> outOfRange() {
        var second = Duration.ofSeconds(1);
        return Stream.of(
                refused(() -> Arrivals.every(Duration.ofMillis(-1)), "step: found -1000000, expected an integer ≥ 0"),
                refused(() -> Arrivals.steady(0), "rate: found 0.0, expected a number > 0"),
                refused(() -> Arrivals.gamma(1, 0), "cv: found 0.0, expected a number > 0"),
                refused(() -> Arrivals.burst(0, second), "burst size: found 0, expected an integer ≥ 1"),
                refused(() -> Arrivals.burst(1, Duration.ZERO), "burst every: found 0, expected an integer ≥ 1"),
                refused(() -> Arrivals.onOff(1, -1, second, second), "off rate: found -1.0, expected a number ≥ 0"),
                refused(() -> Arrivals.ramp(1, 0, second), "to rate: found 0.0, expected a number > 0"),
                refused(() -> Arrivals.diurnal(1, 1.5, second), "amplitude: found 1.5, expected a number from 0 to 1"));
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }
}
