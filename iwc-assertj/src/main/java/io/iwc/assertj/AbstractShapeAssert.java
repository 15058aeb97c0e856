package io.iwc.assertj;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.PrimaryClass;
import io.iwc.fingerprint.ShapeTag;
import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import java.util.OptionalLong;

/**
 * Assertions on a shape, whether it is still a workload or already measured.
 *
 * @param <SELF> the assertion itself
 * @param <ACTUAL> what is asserted on
 * @since 0.1
 */
public abstract class AbstractShapeAssert<SELF extends AbstractShapeAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractMeasuredAssert<SELF, ACTUAL>
        implements TokensAssert<SELF>, ArrivalsAssert<SELF>, ReuseAssert<SELF> {
    protected AbstractShapeAssert(ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /** The measured shape; {@code actual} is not null when this is called. */
    protected abstract Fingerprint fingerprint();

    @Override
    protected Measured measured() {
        return fingerprint();
    }

    @Override
    protected String context(Metric metric) {
        return ShapeContext.of(fingerprint(), metric, OptionalLong.empty());
    }

    /**
     * Verifies the number of requests.
     *
     * <pre><code class='java'> // passes: one request for each of two questions
     * assertThat(endpoint.captured()).hasRequestCount(2);
     *
     * // fails: a retry that succeeded twice
     * assertThat(endpoint.captured()).hasRequestCount(2);</code></pre>
     *
     * @throws AssertionError if there are more or fewer
     * @since 0.1
     */
    public SELF hasRequestCount(int expected) {
        return hasCount(Metric.REQUEST_COUNT, "requests", expected);
    }

    /**
     * Verifies the number of sessions: requests that carry the same session id. Nothing is inferred.
     *
     * <pre><code class='java'> // passes: one conversation of five turns
     * assertThat(chat).hasSessionCount(1);
     *
     * // fails: single questions have no session
     * assertThat(questions).hasSessionCount(1);</code></pre>
     *
     * @throws AssertionError if there are more or fewer
     * @since 0.1
     */
    public SELF hasSessionCount(int expected) {
        return hasCount(Metric.SESSION_COUNT, "sessions", expected);
    }

    /**
     * Verifies the class that the workload falls into; {@link PrimaryClass#INTERACTIVE_CHAT} with or without the suffix
     * {@code (prefill-heavy)}.
     *
     * <pre><code class='java'> // passes: sessions of five turns
     * assertThat(chat).isClassifiedAs(INTERACTIVE_CHAT);
     *
     * // fails: no sessions, arrivals like a clock
     * assertThat(batch).isClassifiedAs(INTERACTIVE_CHAT);</code></pre>
     *
     * @throws AssertionError if the class differs
     * @since 0.1
     */
    public SELF isClassifiedAs(PrimaryClass expected) {
        return verify(() -> {
            Noted.named(
                    subject(),
                    Metric.PRIMARY_CLASS,
                    fingerprint().primaryClass().text(),
                    expected.text(),
                    fingerprint().primaryClass() == expected);
            if (fingerprint().primaryClass() != expected) {
                throw failure(
                        ShouldBeClassifiedAs.of(subject(), fingerprint(), expected), context(Metric.REQUEST_COUNT));
            }
        });
    }

    /**
     * Verifies that a trait of the shape holds; others may, too.
     *
     * <pre><code class='java'> // passes: every turn resends the history
     * assertThat(chat).hasTag(HIGH_REUSE);
     *
     * // fails: every prompt is new
     * assertThat(questions).hasTag(HIGH_REUSE);</code></pre>
     *
     * @throws AssertionError if it does not hold
     * @since 0.1
     */
    public SELF hasTag(ShapeTag expected) {
        return verify(() -> {
            if (!fingerprint().tags().contains(expected)) {
                throw failure(ShouldHaveTag.of(subject(), fingerprint(), expected), context(Metric.REQUEST_COUNT));
            }
        });
    }

    private SELF hasCount(Metric metric, String things, int expected) {
        return verify(() -> {
            var finding = find(metric);
            Noted.within(subject(), finding, new Bounds(expected, expected));
            if (!finding.isJudgeable() || finding.value() != expected) {
                throw failure(ShouldHaveCount.of(subject(), finding, things, expected), context(metric));
            }
        });
    }
}
