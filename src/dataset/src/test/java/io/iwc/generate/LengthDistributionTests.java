package io.iwc.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Distribution;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthDistributionTests {
    private static final int DRAWS = 40_000;

    @ParameterizedTest
    @CsvSource({
        // the mean and the standard deviation that each law has by definition
        "'normal:mean=1000,cv=0.2', 1000, 200",
        "'lognormal:mean=512,cv=0.8', 512, 409.6",
        "'poisson:mean=3.5', 3.5, 1.8708",
        "'poisson:mean=40', 40, 6.3246",
        "'poisson:mean=2500', 2500, 50",
        "'exponential:mean=300', 300, 300",
        "'uniform:min=10,max=30', 20, 6.0553",
    })
    void hasTheMeanAndSpreadOfItsLaw(String text, double mean, double std) {
        var random = SeededRandom.stream(7, "lengths");
        var law = LengthDistribution.parse(text).between(0, Integer.MAX_VALUE);

        var drawn = IntStream.range(0, DRAWS).map(i -> law.draw(random)).summaryStatistics();
        var again = SeededRandom.stream(7, "lengths");
        var variance = IntStream.range(0, DRAWS)
                        .mapToDouble(i -> Math.pow(law.draw(again) - drawn.getAverage(), 2))
                        .sum()
                / (DRAWS - 1);

        assertThat(drawn.getAverage()).isCloseTo(mean, within(5 * std / Math.sqrt(DRAWS) + 0.5 / Math.sqrt(DRAWS)));
        assertThat(Math.sqrt(variance)).isCloseTo(std, within(0.05 * std));
    }

    @Test
    void saysHowManyDrawsItsBoundsChanged() {
        // lengths 1 to 9, of which the bounds leave 4 to 6
        var draws = LengthDistribution.uniform(1, 9).between(4, 6).draws(42, "prompts");

        var lengths = IntStream.range(0, 900).map(i -> draws.getAsInt()).toArray();

        var raised = IntStream.of(lengths).filter(length -> length == 4).count();
        assertThat(IntStream.of(lengths)).allMatch(length -> length >= 4 && length <= 6);
        assertThat(draws.cut().orElseThrow())
                .matches("of 900 draws \\d+ raised to 4, \\d+ cut to 6: their mean is \\d\\.\\d instead of \\d\\.\\d");
        assertThat(Integer.parseInt(draws.cut().orElseThrow().split(" ", -1)[3]))
                .isBetween(250, (int) raised);
    }

    @Test
    void saysNothingOfBoundsThatChangedNothing() {
        var draws = LengthDistribution.uniform(1, 9).draws(42, "prompts");

        IntStream.range(0, 900).forEach(i -> draws.getAsInt());

        assertThat(draws.cut()).isEmpty();
    }

    @Test
    void drawsZipfLengthsInProportionToTheirWeights() {
        var random = SeededRandom.stream(11, "lengths");
        var law = LengthDistribution.zipf(1, 3);

        var counts = new int[4];
        IntStream.range(0, DRAWS).forEach(i -> counts[law.draw(random)]++);

        // weights 1, 1/2, 1/3: shares 6/11, 3/11, 2/11; five standard errors of a share are below 0.0125
        assertThat(counts[1] / (double) DRAWS).isCloseTo(6 / 11.0, within(0.0125));
        assertThat(counts[2] / (double) DRAWS).isCloseTo(3 / 11.0, within(0.0125));
        assertThat(counts[3] / (double) DRAWS).isCloseTo(2 / 11.0, within(0.0125));
    }

    @Test
    void drawsObservedLengthsAsOftenAsTheyWereObserved() {
        var random = SeededRandom.stream(3, "lengths");
        var law = LengthDistribution.empirical(Distribution.exact(new double[] {5, 90}, new long[] {3, 1}));

        var drawn = IntStream.range(0, DRAWS).map(i -> law.draw(random)).toArray();

        assertThat(drawn).containsOnly(5, 90);
        assertThat(IntStream.of(drawn).filter(length -> length == 5).count() / (double) DRAWS)
                .isCloseTo(0.75, within(0.011)); // five standard errors
    }

    @Test
    void drawsBetweenStoredQuantilesInAStraightLine() {
        var random = SeededRandom.stream(3, "lengths");
        var law = LengthDistribution.empirical(Distribution.quantiles(1_000_000, new double[] {0, 100, 1100}));

        var drawn = IntStream.range(0, DRAWS).map(i -> law.draw(random)).toArray();

        assertThat(IntStream.of(drawn)).allMatch(length -> length >= 0 && length <= 1100);
        assertThat(IntStream.of(drawn).average().orElseThrow()).isCloseTo(325, within(10.0)); // (50 + 600) / 2
    }

    @Test
    void keepsToItsBounds() {
        var random = SeededRandom.stream(5, "lengths");
        var law = LengthDistribution.lognormal(512, 3).between(100, 600);

        assertThat(IntStream.range(0, DRAWS).map(i -> law.draw(random))).allMatch(n -> n >= 100 && n <= 600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixed:tokens=256",
                "uniform:min=3,max=9",
                "normal:mean=512.0,cv=0.5,min=1,max=4096",
                "lognormal:mean=512.0,cv=0.8,min=1,max=131072",
                "poisson:mean=40.0,min=1,max=131072",
                "exponential:mean=40.0,min=2,max=50",
                "zipf:exponent=1.1,min=1,max=1000"
            })
    void isReadAsItIsWritten(String text) {
        assertThat(LengthDistribution.parse(text)).hasToString(text);
    }

    @Test
    void aPlainNumberIsAFixedLength() {
        assertThat(LengthDistribution.parse("256")).hasToString("fixed:tokens=256");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lognormal:mean=512 | (cv is missing)",
                "gauss:mean=1 | (unknown distribution \"gauss\")",
                "poisson:mean=-1 | (mean: found -1.0, expected a number above 0)",
                "poisson:mean=1,median=2 | (unknown parameter of this distribution: median)",
                "uniform:min=9,max=1 | (lengths: found min=9 and max=1, expected 0 ≤ min ≤ max)",
            })
    void saysWhatIsWrongAndWhatItExpects(String text, String why) {
        assertThatThrownBy(() -> LengthDistribution.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lengths: found \"" + text + "\" " + why
                        + ", expected a number of tokens, or one of fixed:tokens=, uniform:min=,max=,"
                        + " normal:mean=,cv=, lognormal:mean=,cv=, poisson:mean=, exponential:mean=,"
                        + " zipf:exponent=,max= (each but fixed takes min= and max=)");
    }
}
