package io.iwc.cli;

import io.iwc.drift.Gates;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.Unit;
import io.iwc.metric.Worse;
import io.iwc.run.SweepPoint;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A gate on a run: how large a metric that gets worse upwards may be, how small one that gets worse downwards.
 *
 * @param metric of a run
 * @param bound in the metric's unit, or as a fraction of the baseline
 * @param ofBaseline whether the bound says how much worse than the baseline's it may be
 */
record RunGate(Metric metric, double bound, boolean ofBaseline) {
    private static final String SLO = "slo";
    private static final double NANOS = 1e9;

    /** Reads {@code run.errorRate=1%}, {@code run.ttft.p99=500ms} or {@code slo}. */
    static RunGate parse(String text) {
        if (text.equals(SLO)) {
            return new RunGate(Metric.RUN_GOODPUT_SHARE, SweepPoint.SUSTAINED_SHARE, false);
        }
        var equals = text.indexOf('=');
        if (equals < 0) {
            throw fault("found \"" + text + "\", expected METRIC=BOUND, such as run.errorRate=1%, run.ttft.p99=500ms or"
                    + " run.goodputShare=0.99, or slo");
        }
        var metric = metric(text.substring(0, equals));
        var gate = of(metric, text.substring(equals + 1));
        gate.refuseWhatNeverFails(text);
        return gate;
    }

    private static Metric metric(String id) {
        var info = MetricCatalogue.find(id).filter(found -> !found.id().equals(id + ".*"));
        if (info.isEmpty() || !Metric.of(id).isOfRun()) {
            throw fault("found " + id + ", expected a metric of a run"
                    + (info.isPresent() ? "" : MetricCatalogue.suggestion(id)));
        }
        if (info.get().worse() == Worse.NEITHER) {
            throw fault("found " + id + ", which gets neither better nor worse; expected a metric that does, see"
                    + " iwc metrics run");
        }
        return Metric.of(id);
    }

    private static RunGate of(Metric metric, String bound) {
        if (bound.endsWith("%")) {
            var fraction = number(metric, bound.substring(0, bound.length() - 1)) / 100;
            return new RunGate(metric, fraction, metric.unit() != Unit.SHARE);
        }
        if (metric.unit() == Unit.SECONDS) {
            try {
                return new RunGate(metric, DurationOption.of(bound).toNanos() / NANOS, false);
            } catch (TypeConversionException e) {
                throw fault(metric + ": " + e.getMessage());
            }
        }
        return new RunGate(metric, number(metric, bound), false);
    }

    private static double number(Metric metric, String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw fault(metric + ": found \"" + text + "\", expected a number"
                    + (metric.unit() == Unit.SHARE ? " from 0 to 1 or a percentage" : ""));
        }
    }

    private void refuseWhatNeverFails(String text) {
        if (!(bound >= 0) || Double.isInfinite(bound)) {
            throw fault("found \"" + text + "\", expected a finite bound ≥ 0");
        }
        if (ofBaseline) {
            return;
        }
        var isShare = metric.unit() == Unit.SHARE;
        if (worse() == Worse.HIGHER ? isShare && bound >= 1 : bound == 0) {
            throw fault("found \"" + text + "\", which cannot fail: " + metric + " is never "
                    + (worse() == Worse.HIGHER ? "above 1" : "below 0"));
        }
        if (worse() == Worse.LOWER && isShare && bound > 1) {
            throw fault("found \"" + text + "\", which cannot hold: " + metric + " is never above 1");
        }
    }

    /** Whether it can be measured only with targets. */
    boolean needsSlo() {
        return MetricCatalogue.of(metric).reasons().contains(ReasonCode.NO_SLO);
    }

    Gates on(Gates others) {
        if (ofBaseline) {
            return others.relativeWorse(metric, bound);
        }
        return worse() == Worse.HIGHER ? others.atMost(metric, bound) : others.atLeast(metric, bound);
    }

    private Worse worse() {
        return MetricCatalogue.of(metric).worse();
    }

    private static TypeConversionException fault(String message) {
        return new TypeConversionException(message);
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<RunGate> {
        @Override
        public RunGate convert(String text) {
            return parse(text);
        }
    }
}
