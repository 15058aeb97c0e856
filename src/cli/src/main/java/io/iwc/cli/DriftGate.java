package io.iwc.cli;

import io.iwc.drift.Gates;
import io.iwc.metric.Metric;
import io.iwc.metric.Unit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A gate on a drift: how far a metric may move, or how large a distance may be.
 *
 * @param threshold in the metric's unit, or as a fraction of the baseline
 */
record DriftGate(Metric metric, double threshold, boolean isRelative) {
    private static final String EXPECTED =
            ", expected METRIC=THRESHOLD or METRIC=PERCENT%, for instance tokens.prompt.p90=10%";

    /** Reads {@code tokens.prompt.p90=10%}. */
    static DriftGate parse(String text) {
        var equals = text.indexOf('=');
        var isRelative = text.endsWith("%");
        try {
            var metric = Metric.of(text.substring(0, Math.max(equals, 0)));
            var threshold = Double.parseDouble(text.substring(equals + 1, text.length() - (isRelative ? 1 : 0)));
            return of(metric, isRelative ? threshold / 100 : threshold, isRelative);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("found \"" + text + "\"" + EXPECTED);
        }
    }

    /**
     * A gate that can hold and can fail.
     *
     * @throws TypeConversionException if it cannot
     */
    static DriftGate of(Metric metric, double threshold, boolean isRelative) {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw fault("found " + metric + "=" + threshold + ", expected a finite number ≥ 0");
        }
        if (metric.isDistance()) {
            refuseDistance(metric, threshold, isRelative);
        } else if (metric.unit() == Unit.SHARE && !isRelative && threshold >= 1) {
            throw fault("found " + metric + "=" + threshold + ", which cannot fail: a share changes by at most 1");
        }
        return new DriftGate(metric, threshold, isRelative);
    }

    private static void refuseDistance(Metric metric, double threshold, boolean isRelative) {
        var name = metric.statistic();
        if (isRelative) {
            throw fault("found a percentage for " + metric + ", which cannot fail: a distance has no baseline; expected"
                    + " the largest that passes, such as 0.1");
        }
        if (name.equals("ksP")) {
            throw fault("found " + metric + ", a p-value, which is large where nothing changed; expected a distance,"
                    + " such as " + metric.id().replaceFirst("ksP$", "ks"));
        }
        if (name.equals("ks") && threshold >= 1) {
            throw fault("found " + metric + "=" + threshold + ", which cannot fail: it is never above 1");
        }
    }

    Gates on(Gates others) {
        if (metric.isDistance()) {
            return others.distance(metric, threshold);
        }
        return isRelative ? others.relative(metric, threshold) : others.delta(metric, threshold);
    }

    private static TypeConversionException fault(String message) {
        return new TypeConversionException(message);
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<DriftGate> {
        @Override
        public DriftGate convert(String text) {
            return parse(text);
        }
    }
}
