package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.softly;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.metric.Measured;
import io.iwc.run.ErrorClass;
import io.iwc.run.Run;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDurationAssert;
import org.junit.jupiter.api.Test;

/**
 * What the four assertions of one kind of latency have to do. A subclass calls them with the median and says word for
 * word how they fail. The run has one request: first token after 40 ms, nine more 6 ms apart; in the run before it all
 * took half as long.
 */
abstract class LatencyFamilyContract {
    private final String metric;
    private final Duration value;

    LatencyFamilyContract(String metric, Duration value) {
        this.metric = metric;
        this.value = value;
    }

    abstract RunAssert atMost(RunAssert actual, Duration max);

    abstract RunAssert within(RunAssert actual, Duration min, Duration max);

    abstract RunAssert deltaWithin(RunAssert actual, Measured other, Duration maxAbs);

    abstract RunAssert satisfying(RunAssert actual, Consumer<AbstractDurationAssert<?>> requirements);

    /** The first line where at most 1 ms is allowed. */
    abstract String tooLong();

    /** The first line where it may differ by 1 ms from what it was before. */
    abstract String moved();

    @Test
    void passesAtItsBounds() {
        atMost(within(assertThat(run()), value, value), value);
    }

    @Test
    void failsAboveItsBound() {
        assertThat(firstLineOf(() -> atMost(assertThat(run()), Duration.ofMillis(1))))
                .isEqualTo(tooLong());
    }

    @Test
    void failsBelowItsBounds() {
        assertThat(firstLineOf(() -> within(assertThat(run()), Duration.ofSeconds(1), Duration.ofSeconds(2))))
                .startsWith("Expecting run of \"support\" to have " + metric + " within [1 s, 2 s] but was ");
    }

    @Test
    void passesAtTheAllowedDifference() {
        deltaWithin(assertThat(run()), before(), value.dividedBy(2));
    }

    @Test
    void failsBeyondTheAllowedDifference() {
        assertThat(firstLineOf(() -> deltaWithin(assertThat(run()), before(), Duration.ofMillis(1))))
                .isEqualTo(moved());
    }

    @Test
    void handsTheDurationToRequirements() {
        satisfying(assertThat(run()), actual -> actual.isEqualTo(value));

        assertThat(firstLineOf(() -> satisfying(assertThat(run()), actual -> actual.isNegative())))
                .startsWith("Expecting run of \"support\" to have " + metric
                        + " satisfying the given requirements but was ");
    }

    @Test
    void failsWhereNothingWasAnswered() {
        var silent = Runs.measured().failed(ErrorClass.HTTP_5XX, "503").run();

        assertThat(firstLineOf(() -> atMost(assertThat(silent), Duration.ofHours(1))))
                .startsWith("Expecting run of \"support\" to have " + metric)
                .contains(" but it is not measurable because ");
    }

    @Test
    void isCollectedIfSoft() {
        var failures = softly(softly ->
                deltaWithin(atMost(softly.assertThat(run()), Duration.ofMillis(1)), before(), Duration.ofMillis(1)));

        assertThat(failures).containsExactly(tooLong(), moved());
    }

    private static Run run() {
        return Runs.measured().ok(0, 40, 6).run();
    }

    private static Run before() {
        return Runs.measured().ok(0, 20, 3).run();
    }
}
