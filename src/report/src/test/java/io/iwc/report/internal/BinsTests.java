package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Distribution;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinsTests {
    @Test
    void areRoundAndBeginAtAMultipleOfTheirWidth() {
        var bins = Bins.even(7, 230, 1);

        // (230 − 7)/47 = 4.7…, so 5 is the next of 1, 2, 5 times a power of ten
        assertThat(bins.edges()).startsWith(5.0, 10.0, 15.0).endsWith(225.0, 230.0);
    }

    @Test
    void printDecimalEdgesWithoutDrift() {
        var bins = Bins.even(0, 0.43, 0.001);

        assertThat(bins.edges()).startsWith(0.0, 0.01, 0.02, 0.03).endsWith(0.42, 0.43);
    }

    @Test
    void areNeverNarrowerThanAskedFor() {
        assertThat(Bins.even(3, 3, 1).edges()).containsExactly(3.0, 4.0);
        assertThat(Bins.even(3, 5, 1).edges()).containsExactly(3.0, 4.0, 5.0);
    }

    @Test
    void countAValueOnAnEdgeInTheBinThatBeginsThere() {
        var bins = Bins.even(0, 4, 1);

        assertThat(bins.counts(new double[] {0, 1, 1, 2.5, 4})).containsExactly(1.0, 2.0, 1.0, 1.0);
    }

    @Test
    void areEighthsOfADecade() {
        var bins = Bins.logarithmic(10, 1000);

        assertThat(bins.edges()).hasSize(17).startsWith(10.0).endsWith(1000.0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void loseNoValue(long seed) {
        var random = new Random(seed);
        var values = random.doubles(1 + random.nextInt(500), 0.001, 1 + random.nextInt(100_000))
                .sorted()
                .distinct()
                .toArray();
        var counts = random.longs(values.length, 1, 9).toArray();
        var distribution = Distribution.exact(values, counts);
        var max = values[values.length - 1];

        for (var bins : new Bins[] {Bins.even(values[0], max, 1e-9), Bins.logarithmic(values[0], max)}) {
            assertThat(bins.counts(distribution).stream()
                            .mapToDouble(count -> count)
                            .sum())
                    .isEqualTo((double) distribution.n());
            assertThat(bins.edges()).isSorted().doesNotHaveDuplicates();
            assertThat(bins.edges().get(0)).isLessThanOrEqualTo(values[0]);
            assertThat(bins.edges().get(bins.edges().size() - 1)).isGreaterThanOrEqualTo(max);
        }
        assertThat(Bins.even(values[0], max, 1e-9).edges()).hasSizeLessThanOrEqualTo(51);
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }
}
