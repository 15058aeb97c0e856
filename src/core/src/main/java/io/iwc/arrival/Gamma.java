package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.arrival.internal.ArrivalText;
import io.iwc.arrival.internal.Require;
import io.iwc.arrival.internal.SeededRandom;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Independent gamma gaps of mean {@code 1/rate}.
 *
 * @param rate requests per second, &gt; 0
 * @param shape 1/cv², &gt; 0
 */
record Gamma(double rate, double shape) implements DrawnGaps {
    private static final int DIGITS = 14;

    Gamma {
        Require.positive("rate", rate);
        Require.positive("shape", shape);
    }

    static Gamma withCv(double rate, double cv) {
        Require.positive("cv", cv);
        return new Gamma(rate, 1 / (cv * cv));
    }

    @Override
    public String kind() {
        return "gamma";
    }

    /** By its coefficient of variation where one of few digits gives back exactly this shape, else by the shape. */
    @Override
    public String text() {
        var text = new ArrivalText(kind()).with(ArrivalParameter.RATE, rate);
        var cv = new BigDecimal(1 / Math.sqrt(shape))
                .round(new MathContext(DIGITS))
                .doubleValue();
        return (withCv(rate, cv).equals(this)
                        ? text.with(ArrivalParameter.CV, cv)
                        : text.with(ArrivalParameter.SHAPE, shape))
                .toString();
    }

    @Override
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("rate_rps", rate);
        parameters.put("shape", shape);
        return parameters;
    }

    @Override
    public DoubleSupplier gaps(SeededRandom random) {
        var scale = 1 / (rate * shape);
        return () -> scale * random.nextGamma(shape);
    }
}
