package io.iwc.arrival.internal;

import static io.iwc.arrival.internal.ArrivalParameter.AMPLITUDE;
import static io.iwc.arrival.internal.ArrivalParameter.CV;
import static io.iwc.arrival.internal.ArrivalParameter.EVERY;
import static io.iwc.arrival.internal.ArrivalParameter.OFF;
import static io.iwc.arrival.internal.ArrivalParameter.OFF_RATE;
import static io.iwc.arrival.internal.ArrivalParameter.ON;
import static io.iwc.arrival.internal.ArrivalParameter.OVER;
import static io.iwc.arrival.internal.ArrivalParameter.PERIOD;
import static io.iwc.arrival.internal.ArrivalParameter.RATE;
import static io.iwc.arrival.internal.ArrivalParameter.SHAPE;
import static io.iwc.arrival.internal.ArrivalParameter.SIZE;
import static io.iwc.arrival.internal.ArrivalParameter.STEP;
import static io.iwc.arrival.internal.ArrivalParameter.TO;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Arrivals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One kind of {@link ArrivalProcess} as it is asked for: which parameters it takes, which of them it needs, and what
 * their values may be. The one place that knows; the text {@code gamma:rate=5,cv=2}, the command line's flags and the
 * attributes of annotations are spellings of it. Immutable.
 *
 * @since 0.1
 */
public final class ArrivalForm {
    private static final List<ArrivalForm> ALL = List.of(
            new ArrivalForm(
                    "fixed-step",
                    List.of(Choice.optional(STEP, Bound.NOT_NEGATIVE).or(RATE, Bound.POSITIVE)),
                    given -> given.has(RATE)
                            ? Arrivals.steady(given.number(RATE))
                            : Arrivals.every(given.time(STEP, Arrivals.DEFAULT_STEP))),
            new ArrivalForm(
                    "poisson", List.of(Choice.of(RATE, Bound.POSITIVE)), given -> Arrivals.poisson(given.number(RATE))),
            new ArrivalForm(
                    "gamma",
                    List.of(
                            Choice.of(RATE, Bound.POSITIVE),
                            Choice.of(CV, Bound.POSITIVE).or(SHAPE, Bound.POSITIVE)),
                    given -> given.has(CV)
                            ? Arrivals.gamma(given.number(RATE), given.number(CV))
                            : Arrivals.gammaOfShape(given.number(RATE), given.number(SHAPE))),
            new ArrivalForm(
                    "burst",
                    List.of(Choice.of(SIZE, Bound.COUNT), Choice.of(EVERY, Bound.POSITIVE)),
                    given -> Arrivals.burst((int) given.number(SIZE), given.time(EVERY))),
            new ArrivalForm(
                    "on-off",
                    List.of(
                            Choice.of(RATE, Bound.POSITIVE),
                            Choice.of(ON, Bound.POSITIVE),
                            Choice.of(OFF, Bound.POSITIVE),
                            Choice.optional(OFF_RATE, Bound.NOT_NEGATIVE)),
                    given -> Arrivals.onOff(
                            given.number(RATE),
                            given.number(OFF_RATE, Arrivals.DEFAULT_OFF_RATE),
                            given.time(ON),
                            given.time(OFF))),
            new ArrivalForm(
                    "ramp",
                    List.of(
                            Choice.of(RATE, Bound.NOT_NEGATIVE),
                            Choice.of(TO, Bound.POSITIVE),
                            Choice.of(OVER, Bound.POSITIVE)),
                    given -> Arrivals.ramp(given.number(RATE), given.number(TO), given.time(OVER))),
            new ArrivalForm(
                    "diurnal",
                    List.of(
                            Choice.of(RATE, Bound.POSITIVE),
                            Choice.of(AMPLITUDE, Bound.SHARE),
                            Choice.of(PERIOD, Bound.POSITIVE)),
                    given -> Arrivals.diurnal(given.number(RATE), given.number(AMPLITUDE), given.time(PERIOD))));

    private final String kind;
    private final List<Choice> choices;
    private final Function<Given, ArrivalProcess> maker;

    private ArrivalForm(String kind, List<Choice> choices, Function<Given, ArrivalProcess> maker) {
        this.kind = kind;
        this.choices = choices;
        this.maker = maker;
    }

    /** Every kind, in the order in which they are listed to users. */
    public static List<ArrivalForm> all() {
        return ALL;
    }

    /** The kind of that name. */
    public static Optional<ArrivalForm> of(String kind) {
        return ALL.stream().filter(form -> form.kind.equals(kind)).findFirst();
    }

    /** {@code fixed-step}, {@code poisson} …: as {@link ArrivalProcess#kind()}. */
    public String kind() {
        return kind;
    }

    /** What is chosen from, in the order of the text. */
    public List<Choice> choices() {
        return choices;
    }

    /** Whether it has such a parameter. */
    public boolean takes(ArrivalParameter parameter) {
        return choices.stream().anyMatch(choice -> choice.bounds.containsKey(parameter));
    }

    /**
     * What is wrong with the value of a parameter that it takes: what would be right, or nothing.
     *
     * @param value a number, or the nanoseconds of a time
     */
    public Optional<String> expectedInPlaceOf(ArrivalParameter parameter, Number value) {
        var bound = bound(parameter);
        return bound.holds(value.doubleValue()) ? Optional.empty() : Optional.of(bound.text());
    }

    /** What a value of this parameter, which it takes, has to be: {@code a number > 0}. */
    public String expected(ArrivalParameter parameter) {
        return bound(parameter).text();
    }

    /**
     * The process of these values.
     *
     * @param values by parameter: numbers, and times in nanoseconds
     * @throws IllegalArgumentException if one is missing, there but not taken, or out of range; names the parameter
     */
    public ArrivalProcess process(Map<ArrivalParameter, ? extends Number> values) {
        values.keySet().stream()
                .filter(parameter -> !takes(parameter))
                .findFirst()
                .ifPresent(parameter -> {
                    throw new IllegalArgumentException("no parameter of " + kind + " is called " + parameter.text());
                });
        for (var choice : choices) {
            var given = choice.of().stream().filter(values::containsKey).toList();
            if (given.isEmpty() && choice.isNeeded()) {
                throw new IllegalArgumentException(named(choice.of(), " or ") + " is missing");
            }
            if (given.size() > 1) {
                throw new IllegalArgumentException("found " + named(given, " and ") + ", expected one of them");
            }
        }
        return maker.apply(new Given(values));
    }

    /** As in messages that say what there is: {@code gamma:rate=,cv=|shape=}. */
    String pattern() {
        return kind + ":" + choices.stream().map(Choice::pattern).collect(Collectors.joining(","));
    }

    private Bound bound(ArrivalParameter parameter) {
        return choices.stream()
                .flatMap(choice -> Optional.ofNullable(choice.bounds.get(parameter)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " takes no " + parameter.text()));
    }

    private static String named(List<ArrivalParameter> parameters, String between) {
        return parameters.stream().map(ArrivalParameter::text).collect(Collectors.joining(between));
    }

    /** Parameters of which one is given: mostly there is but one. */
    public static final class Choice {
        private final List<ArrivalParameter> parameters;
        private final Map<ArrivalParameter, Bound> bounds;
        private final boolean needed;

        private Choice(List<ArrivalParameter> parameters, Map<ArrivalParameter, Bound> bounds, boolean needed) {
            this.parameters = parameters;
            this.bounds = bounds;
            this.needed = needed;
        }

        private static Choice of(ArrivalParameter parameter, Bound bound) {
            return new Choice(List.of(parameter), Map.of(parameter, bound), true);
        }

        private static Choice optional(ArrivalParameter parameter, Bound bound) {
            return new Choice(List.of(parameter), Map.of(parameter, bound), false);
        }

        private Choice or(ArrivalParameter other, Bound bound) {
            var first = parameters.get(0);
            return new Choice(
                    List.of(first, other),
                    Map.of(first, Objects.requireNonNull(bounds.get(first)), other, bound),
                    needed);
        }

        /** What is chosen from. */
        public List<ArrivalParameter> of() {
            return parameters;
        }

        /** Whether there has to be one; without it there is a default. */
        public boolean isNeeded() {
            return needed;
        }

        private String pattern() {
            var names = parameters.stream().map(it -> it.text() + "=").collect(Collectors.joining("|"));
            return needed ? names : "[" + names + "]";
        }
    }

    /** The values that a process is made of, all checked to be there. */
    private record Given(Map<ArrivalParameter, ? extends Number> values) {
        boolean has(ArrivalParameter parameter) {
            return values.containsKey(parameter);
        }

        double number(ArrivalParameter parameter) {
            return number(parameter, Double.NaN);
        }

        double number(ArrivalParameter parameter, double otherwise) {
            var value = values.get(parameter);
            return value == null ? otherwise : value.doubleValue();
        }

        Duration time(ArrivalParameter parameter) {
            return time(parameter, Duration.ZERO);
        }

        Duration time(ArrivalParameter parameter, Duration otherwise) {
            var value = values.get(parameter);
            return value == null ? otherwise : Duration.ofNanos(value.longValue());
        }
    }
}
