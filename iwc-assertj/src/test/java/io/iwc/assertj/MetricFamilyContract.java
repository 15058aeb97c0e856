package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.softly;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measured;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.Test;

/**
 * What the three assertions of one metric have to do. A subclass names the metric, calls them, and says word for word
 * how they fail.
 */
abstract class MetricFamilyContract {
    private final String metric;
    private final double value;

    /** A family of a metric that is {@code value} now and was half of that before. */
    MetricFamilyContract(String metric, double value) {
        this.metric = metric;
        this.value = value;
    }

    abstract FingerprintAssert within(FingerprintAssert actual, double min, double max);

    abstract FingerprintAssert deltaWithin(FingerprintAssert actual, Measured other, double maxAbs);

    abstract FingerprintAssert satisfying(FingerprintAssert actual, Consumer<AbstractDoubleAssert<?>> requirements);

    /** The first line where the value has to lie within [1000, 2000]. */
    abstract String outside();

    /** The first line where the value may differ by 0.01 from what it was before. */
    abstract String moved();

    @Test
    void passesAtBothBounds() {
        within(assertThat(now()), value, value);
    }

    @Test
    void failsOutsideTheBounds() {
        assertThat(firstLineOf(() -> within(assertThat(now()), 1000, 2000))).isEqualTo(outside());
    }

    @Test
    void passesAtTheAllowedDifference() {
        deltaWithin(assertThat(now()), before(), value / 2);
    }

    @Test
    void failsBeyondTheAllowedDifference() {
        assertThat(firstLineOf(() -> deltaWithin(assertThat(now()), before(), 0.01)))
                .isEqualTo(moved());
    }

    @Test
    void handsTheValueToRequirements() {
        satisfying(assertThat(now()), actual -> actual.isEqualTo(value));

        assertThat(firstLineOf(() -> satisfying(assertThat(now()), actual -> actual.isNegative())))
                .startsWith("Expecting fingerprint \"chat\" to have " + metric
                        + " satisfying the given requirements but was ");
    }

    @Test
    void failsWhereNothingWasMeasured() {
        var blank = Shapes.named("chat").undefined(metric, "nobody looked").build();
        var reason = " but it is not measurable because nobody looked";

        assertThat(firstLineOf(() -> within(assertThat(blank), 0, 1000))).endsWith(reason);
        assertThat(firstLineOf(() -> satisfying(assertThat(blank), actual -> actual.isNotNull())))
                .endsWith(reason);
        assertThat(firstLineOf(() -> deltaWithin(assertThat(blank), before(), 1000)))
                .endsWith(" and undefined now (nobody looked)");
    }

    @Test
    void isCollectedIfSoft() {
        var failures = softly(softly -> deltaWithin(within(softly.assertThat(now()), 1000, 2000), before(), 0.01));

        assertThat(failures).containsExactly(outside(), moved());
    }

    private Fingerprint now() {
        return Shapes.named("chat").with(metric, value).build();
    }

    private Fingerprint before() {
        return Shapes.named("before").with(metric, value / 2).build();
    }
}
