package io.iwc.report.internal;

import io.iwc.metric.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values along an axis, and how they are labelled. */
final class Ticks {
    private static final double[] STEPS = {1, 2, 2.5, 5};
    private static final MathContext DIGITS = new MathContext(4);

    private Ticks() {}

    /** Steps of 1, 2, 2.5 or 5 times a power of ten, at most that many of them, within the bounds. */
    static List<Double> even(double min, double max, int most, boolean whole) {
        var step = step(max - min, most, whole);
        var ticks = new ArrayList<Double>();
        var at = step.multiply(BigDecimal.valueOf(StrictMath.ceil(min / step.doubleValue())));
        while (at.doubleValue() <= max) {
            ticks.add(at.doubleValue());
            at = at.add(step);
        }
        return ticks;
    }

    /** The least round number that the even ticks of 0 to {@code max} reach. */
    static double roundUp(double max, int most, boolean whole) {
        var step = step(max, most, whole).doubleValue();
        return StrictMath.ceil(max / step) * step;
    }

    /** Powers of ten within the bounds, thinned out to at most that many. */
    static List<Double> decades(double min, double max, int most) {
        var first = (int) StrictMath.ceil(StrictMath.log10(min) - 1e-9);
        var last = (int) StrictMath.floor(StrictMath.log10(max) + 1e-9);
        var every = Math.max(1, (last - first + most) / most);
        var ticks = new ArrayList<Double>();
        for (var power = first; power <= last; power += every) {
            ticks.add(BigDecimal.ONE.scaleByPowerOfTen(power).doubleValue());
        }
        return ticks;
    }

    /** {@code 20 ms}, {@code 1,500}. */
    static String label(Unit unit, double value) {
        return switch (unit) {
            case SECONDS -> duration(value);
            case COUNT, TOKENS, PER_SECOND, TOKENS_PER_SECOND, SHARE, PLAIN -> plain(value);
        };
    }

    private static String duration(double seconds) {
        var size = Math.abs(seconds);
        if (size >= 1 || size == 0) {
            return plain(seconds) + " s";
        }
        if (size >= 1e-3) {
            return plain(seconds * 1e3) + " ms";
        }
        return size >= 1e-6 ? plain(seconds * 1e6) + " µs" : plain(seconds * 1e9) + " ns";
    }

    private static String plain(double value) {
        var rounded = new BigDecimal(value).round(DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        var plain = rounded.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    private static BigDecimal step(double range, int most, boolean whole) {
        var needed = range / most;
        for (var power = -12; ; power++) {
            for (var digits : STEPS) {
                var step = BigDecimal.valueOf(digits).scaleByPowerOfTen(power);
                if (step.doubleValue() >= needed
                        && (!whole || step.stripTrailingZeros().scale() <= 0)) {
                    return step;
                }
            }
        }
    }
}
