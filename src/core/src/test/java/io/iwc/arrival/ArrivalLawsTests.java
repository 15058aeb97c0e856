package io.iwc.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every process and seed. */
class ArrivalLawsTests {
    /** Each bound holds for a right process with a probability above 1 − 6e-7. */
    private static final double STANDARD_ERRORS = 5;

    static List<ArrivalProcess> processes() {
        return List.of(
                Arrivals.every(Duration.ofMillis(100)),
                Arrivals.steady(3),
                Arrivals.poisson(5),
                Arrivals.gamma(5, 0.5),
                Arrivals.gamma(5, 3),
                Arrivals.burst(4, Duration.ofSeconds(2)),
                Arrivals.onOff(20, 0, Duration.ofSeconds(2), Duration.ofSeconds(6)),
                Arrivals.ramp(0, 10, Duration.ofSeconds(60)),
                Arrivals.diurnal(5, 1, Duration.ofSeconds(60)));
    }

    static Stream<Arguments> processesWithSeeds() {
        return processes().stream()
                .flatMap(process -> IntStream.range(0, 20).mapToObj(seed -> Arguments.of(process, (long) seed)));
    }

    static Stream<Arguments> renewalProcessesWithSeeds() {
        return Stream.of(0.25, 0.5, 1.0, 2.0, 3.0)
                .flatMap(cv -> IntStream.range(0, 10).mapToObj(seed -> Arguments.of(cv, (long) seed)));
    }

    @ParameterizedTest
    @MethodSource("processesWithSeeds")
    void startsAtZeroAndNeverGoesBack(ArrivalProcess process, long seed) {
        var offsets = Offsets.of(process, seed, 2000);

        assertThat(offsets[0]).isZero();
        assertThat(offsets).isSorted();
    }

    @ParameterizedTest
    @MethodSource("processesWithSeeds")
    void isTheSameForTheSameSeed(ArrivalProcess process, long seed) {
        assertThat(Offsets.of(process, seed, 500)).containsExactly(Offsets.of(process, seed, 500));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void dependsOnTheSeedExactlyIfItIsRandom(ArrivalProcess process) {
        var one = Offsets.of(process, 1, 500);
        var other = Offsets.of(process, 2, 500);

        if (process.isRandom()) {
            assertThat(one).isNotEqualTo(other);
        } else {
            assertThat(one).isEqualTo(other);
        }
    }

    @ParameterizedTest
    @MethodSource("renewalProcessesWithSeeds")
    void gammaGapsHaveTheMeanThatTheRateSays(double cv, long seed) {
        var n = 20_000;

        var mean = LongStream.of(Offsets.gaps(Arrivals.gamma(4, cv), seed, n))
                        .average()
                        .orElseThrow()
                / 1e9;

        var standardError = 0.25 * cv / Math.sqrt(n);
        assertThat(mean).isBetween(0.25 - STANDARD_ERRORS * standardError, 0.25 + STANDARD_ERRORS * standardError);
    }

    @ParameterizedTest
    @MethodSource("renewalProcessesWithSeeds")
    void gammaGapsHaveTheCvThatWasAskedFor(double cv, long seed) {
        var n = 20_000;

        var gaps = Offsets.gaps(Arrivals.gamma(4, cv), seed, n);

        var mean = LongStream.of(gaps).average().orElseThrow();
        var variance = LongStream.of(gaps)
                        .mapToDouble(gap -> (gap - mean) * (gap - mean))
                        .sum()
                / (n - 1);
        // delta method on m2/m1²: Var(cv²) = cv⁴·(κ₄ + 2 + 4cv² − 4·skew·cv)/n, excess κ₄ = 6cv², skew = 2cv
        var standardError = cv * cv * Math.sqrt((2 + 2 * cv * cv) / n);
        assertThat(variance / (mean * mean))
                .isBetween(cv * cv - STANDARD_ERRORS * standardError, cv * cv + STANDARD_ERRORS * standardError);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onOffHasTheRateAveragedOverBothPhases(long seed) {
        var process = Arrivals.onOff(20, 2, Duration.ofSeconds(2), Duration.ofSeconds(6));
        var seconds = 10_000;

        var count = countBefore(process, seed, 0, seconds);

        // mean (20·2 + 2·6)/8 = 6.5/s; variance/mean in the long run 1 + 2·18²·(1/2)(1/6)/((1/2+1/6)²·(20/6+2/2))
        var mean = 6.5 * seconds;
        var dispersion = 1 + 2 * 324 / 12.0 / (4 / 9.0 * (20 / 6.0 + 1));
        var standardError = Math.sqrt(dispersion * mean);
        assertThat((double) count)
                .isBetween(mean - STANDARD_ERRORS * standardError, mean + STANDARD_ERRORS * standardError);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rampHasTheAreaUnderItsRateInEachHalf(long seed) {
        var process = Arrivals.ramp(10, 50, Duration.ofSeconds(100));

        assertIsPoissonCount(countBefore(process, seed, 0, 50), 20 * 50); // from 10/s to 30/s
        assertIsPoissonCount(countBefore(process, seed, 50, 100), 40 * 50); // from 30/s to 50/s
        assertIsPoissonCount(countBefore(process, seed, 100, 150), 50 * 50); // stays
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void diurnalIsBusyInTheFirstHalfOfItsPeriod(long seed) {
        var process = Arrivals.diurnal(40, 0.5, Duration.ofSeconds(100));

        // the sine holds 2/π of its amplitude in either half
        assertIsPoissonCount(countBefore(process, seed, 0, 50), 40 * 50 * (1 + 0.5 * 2 / Math.PI));
        assertIsPoissonCount(countBefore(process, seed, 50, 100), 40 * 50 * (1 - 0.5 * 2 / Math.PI));
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private static void assertIsPoissonCount(long count, double mean) {
        assertThat((double) count)
                .isBetween(mean - STANDARD_ERRORS * Math.sqrt(mean), mean + STANDARD_ERRORS * Math.sqrt(mean));
    }

    /** Arrivals in (from, to] seconds: the one at 0 is put there, not drawn. */
    private static long countBefore(ArrivalProcess process, long seed, long fromSeconds, long toSeconds) {
        var offsets = process.offsets(seed, Rng.PCG64);
        var count = 0L;
        for (var offset = offsets.nextLong(); offset <= toSeconds * 1_000_000_000; offset = offsets.nextLong()) {
            count += offset > fromSeconds * 1_000_000_000 ? 1 : 0;
        }
        return count;
    }
}
