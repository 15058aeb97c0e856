package io.iwc.generate;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads length distributions as they are typed: {@code lognormal:mean=512,cv=0.8}. */
final class LengthDistributionText {
    private static final String EXPECTED = "expected a number of tokens, or one of fixed:tokens=, uniform:min=,max=,"
            + " normal:mean=,cv=, lognormal:mean=,cv=, poisson:mean=, exponential:mean=, zipf:exponent=,max="
            + " (each but fixed takes min= and max=)";

    private LengthDistributionText() {}

    static LengthDistribution parse(String text) {
        try {
            var colon = text.indexOf(':');
            if (colon < 0) {
                return LengthDistribution.fixed(Integer.parseInt(text.strip()));
            }
            var parameters = new Parameters(text.substring(colon + 1));
            var law = named(text.substring(0, colon).strip(), parameters);
            var bounded = law.between((int) parameters.take("min", law.min()), (int) parameters.take("max", law.max()));
            parameters.refuseTheRest();
            return bounded;
        } catch (IllegalArgumentException e) {
            var why = e instanceof NumberFormatException ? "" : " (" + e.getMessage() + ")";
            throw new IllegalArgumentException("lengths: found \"" + text + "\"" + why + ", " + EXPECTED, e);
        }
    }

    private static LengthDistribution named(String name, Parameters parameters) {
        return switch (name) {
            case "fixed" -> LengthDistribution.fixed((int) parameters.need("tokens"));
            case "uniform" -> LengthDistribution.uniform((int) parameters.need("min"), (int) parameters.need("max"));
            case "normal" -> LengthDistribution.normal(parameters.need("mean"), parameters.need("cv"));
            case "lognormal" -> LengthDistribution.lognormal(parameters.need("mean"), parameters.need("cv"));
            case "poisson" -> LengthDistribution.poisson(parameters.need("mean"));
            case "exponential" -> LengthDistribution.exponential(parameters.need("mean"));
            case "zipf" -> LengthDistribution.zipf(parameters.need("exponent"), (int) parameters.need("max"));
            default -> throw new IllegalArgumentException("unknown distribution \"" + name + "\"");
        };
    }

    /** {@code a=1,b=2}; duplicates are kept, unknown names are rejected. */
    private static final class Parameters {
        private final Map<String, Double> values = new TreeMap<>();
        private final Map<String, Double> unused = new TreeMap<>();

        Parameters(String text) {
            for (var part : Arrays.asList(text.split(",", -1))) {
                var equals = part.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException("\"" + part + "\" is not name=value");
                }
                values.put(part.substring(0, equals).strip(), Double.parseDouble(part.substring(equals + 1)));
            }
            unused.putAll(values);
        }

        double need(String name) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return take(name, 0);
        }

        double take(String name, double otherwise) {
            unused.remove(name);
            return values.getOrDefault(name, otherwise);
        }

        void refuseTheRest() {
            if (!unused.isEmpty()) {
                throw new IllegalArgumentException(
                        "unknown parameter of this distribution: " + String.join(", ", unused.keySet()));
            }
        }
    }
}
