package io.iwc.assertj;

import io.iwc.baseline.Baseline;
import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.Judgement;
import io.iwc.drift.NotComparableException;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.Assertions;

/**
 * What assertions on everything with metrics have in common. Open for extension and safe in soft assertions: every
 * assertion goes through {@link #verify(Runnable)}.
 *
 * @param <SELF> the assertion itself
 * @param <ACTUAL> what is asserted on
 * @since 0.1
 */
public abstract class AbstractMeasuredAssert<SELF extends AbstractMeasuredAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractAssert<SELF, ACTUAL> implements MetricAssert<SELF>, BaselineAssert<SELF> {
    protected AbstractMeasuredAssert(ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /** What the metrics are taken from; {@code actual} is not null when this is called. */
    protected abstract Measured measured();

    /** How a message calls what is asserted on: {@code workload "support"}. */
    protected abstract String subject();

    /** Why a bound on this metric cannot be judged although it has a value; empty if it can. */
    protected String objection(Metric metric) {
        return "";
    }

    /** What a message adds below its first line: how the numbers came about. */
    protected String context(Metric metric) {
        return "";
    }

    /** The one door that every assertion goes through. */
    protected SELF verify(Runnable check) {
        isNotNull();
        check.run();
        return myself;
    }

    @Override
    public SELF hasMetric(Metric metric) {
        return verify(() -> {
            var finding = find(metric);
            if (!finding.isJudgeable()) {
                throw failure(ShouldBeMeasurable.of(subject(), finding), context(metric));
            }
        });
    }

    @Override
    public SELF hasMetricWithin(Metric metric, double min, double max) {
        return within(metric, new Bounds(min, max), () -> find(metric));
    }

    /** A bound on what is found. */
    final SELF within(Metric metric, Bounds bounds, Supplier<Finding> found) {
        return verify(() -> {
            var finding = found.get();
            Noted.within(subject(), finding, bounds);
            if (!finding.isJudgeable() || !bounds.contain(finding.value())) {
                throw failure(ShouldHaveMetricWithin.of(subject(), finding, bounds), context(metric));
            }
        });
    }

    @Override
    public SELF hasMetricDeltaWithin(Metric metric, Measured other, double maxAbs) {
        var allowed = new AllowedDelta(maxAbs);
        return verify(() -> {
            var finding = find(metric);
            var reference = Reference.of(other, measured(), metric);
            Noted.near(subject(), finding, reference, allowed);
            if (!finding.isJudgeable() || !reference.isJudgeable() || allowed.isExceeded(finding, reference)) {
                throw failure(
                        ShouldHaveMetricDeltaWithin.of(subject(), finding, reference, allowed),
                        withPlaces(context(metric), objection().isEmpty() ? places(other) : ""));
            }
        });
    }

    @Override
    public SELF hasMetricSatisfying(Metric metric, Consumer<AbstractDoubleAssert<?>> requirements) {
        return verify(() -> {
            var finding = find(metric);
            if (!finding.isJudgeable()) {
                throw failure(ShouldBeMeasurable.of(subject(), finding), context(metric));
            }
            try {
                requirements.accept(Assertions.assertThat(finding.value()));
            } catch (AssertionError violated) {
                throw failure(ShouldSatisfy.of(subject(), finding, violated), context(metric), violated);
            }
        });
    }

    @Override
    public SELF matchesBaseline(UnaryOperator<Gates> gates) {
        return verify(() -> check(Optional.empty(), gates));
    }

    @Override
    public SELF matchesBaseline(String id, UnaryOperator<Gates> gates) {
        return verify(() -> check(Optional.of(id), gates));
    }

    @Override
    public SELF matchesBaseline(Baseline baseline, UnaryOperator<Gates> gates) {
        return verify(() -> {
            refuseIfInvalid(baseline.name());
            try {
                var drift = Drift.between(baseline, measured());
                var judgement = gates.apply(Gates.standard()).judge(drift);
                BaselineScope.note(drift, judgement);
                judge(drift, judgement, () -> places(baseline));
            } catch (NotComparableException different) {
                throw refused(baseline.name(), different, places(baseline));
            }
        });
    }

    /** Why it must not be compared at all; empty if it may. */
    protected String objection() {
        return "";
    }

    private void check(Optional<String> id, UnaryOperator<Gates> gates) {
        var scope = BaselineScope.current();
        var name = scope.key(id, measured()).id();
        refuseIfInvalid(name);
        try {
            var check = scope.check(id, measured(), gates.apply(Gates.standard()));
            if (check instanceof BaselineCheck.Missing missing) {
                throw failure(ShouldMatchBaseline.missing(subject(), name, missing), "");
            }
            if (check instanceof BaselineCheck.Judged judged) {
                judge(
                        judged.drift(),
                        judged.judgement(),
                        () -> ShouldMatchBaseline.places(Optional.of(judged.file()), judged.received()));
            }
        } catch (NotComparableException different) {
            var baseline = scope.find(scope.key(id, measured()));
            throw refused(name, different, baseline.map(this::places).orElse(""));
        }
    }

    private void judge(Drift drift, Judgement judgement, Supplier<String> places) {
        if (!judgement.passed() || judgement.isEmpty()) {
            var message = ShouldMatchBaseline.of(subject(), drift, judgement);
            var text = message.text().stripTrailing() + "\n" + context(Metric.REQUEST_COUNT) + places.get();
            throw failure(new FailureMessage(text, message.actual(), message.expected()), "");
        }
    }

    private void refuseIfInvalid(String baseline) {
        if (!objection().isEmpty()) {
            throw failure(ShouldMatchBaseline.refused(subject(), baseline, objection()), "");
        }
    }

    private AssertionError refused(String baseline, NotComparableException different, String places) {
        var reason = "they are not comparable: " + different.getMessage();
        return failure(ShouldMatchBaseline.refused(subject(), baseline, reason), withPlaces("", places));
    }

    private String places(Measured against) {
        return ShouldMatchBaseline.places(against, measured());
    }

    /** Each of the places begins a line. */
    private static String withPlaces(String context, String places) {
        return (context + places).strip();
    }

    /** The metric as it was found: its value, or why there is nothing to judge. */
    Finding find(Metric metric) {
        var objection = objection(metric);
        Measurement measurement = measured().measurement(metric);
        return new Finding(metric, measurement, objection, samples(metric));
    }

    AssertionError failure(FailureMessage message, String context) {
        var text = context.isEmpty() ? message.text() : message.text() + "\n\n" + context;
        return failureWithActualExpected(message.actual(), message.expected(), "%s", text);
    }

    AssertionError failure(FailureMessage message, String context, AssertionError cause) {
        var failure = failure(message, context);
        failure.addSuppressed(cause);
        return failure;
    }

    private String samples(Metric metric) {
        return Samples.mark(measured(), metric);
    }
}
