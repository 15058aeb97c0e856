package io.iwc.junit;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Arrivals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A checked {@link Arrival}.
 *
 * @param process the process, or empty for recorded times
 */
record ArrivalPlan(Optional<ArrivalProcess> process, double timeScale, double thinkSeconds) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Checks the attributes; the plan is of use only if no fault was added. */
    static ArrivalPlan of(Declaration<IwcWorkload> declaration, DeclarationFaults faults) {
        var arrival = declaration.annotation().arrival();
        var check = new Check(declaration, arrival, faults);
        var process = check.process();
        check.used("timeScale", arrival.timeScale(), arrival.timeScale() != 1, Set.of(ArrivalKind.SOURCE));
        if (!(arrival.timeScale() > 0) || Double.isInfinite(arrival.timeScale())) {
            check.fault("timeScale", arrival.timeScale(), "a number above 0");
        }
        if (!(arrival.thinkSeconds() >= 0) || Double.isInfinite(arrival.thinkSeconds())) {
            check.fault("thinkSeconds", arrival.thinkSeconds(), "a number ≥ 0");
        }
        return new ArrivalPlan(process, arrival.timeScale(), arrival.thinkSeconds());
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
    }

    /** One look at every attribute: there when the process needs it, absent when it does not. */
    private record Check(Declaration<IwcWorkload> declaration, Arrival arrival, DeclarationFaults faults) {
        Optional<ArrivalProcess> process() {
            var kind = arrival.process();
            var before = faults.found().size();
            used("rate", arrival.rate(), Set.of(ArrivalKind.FIXED_STEP, ArrivalKind.POISSON, ArrivalKind.GAMMA));
            used("stepMillis", arrival.stepMillis(), Set.of(ArrivalKind.FIXED_STEP));
            used("cv", arrival.cv(), Set.of(ArrivalKind.GAMMA));
            used("burstEveryMillis", arrival.burstEveryMillis(), Set.of(ArrivalKind.BURST));
            used("burstSize", arrival.burstSize(), arrival.burstSize() != 0, Set.of(ArrivalKind.BURST));
            switch (kind) {
                case SOURCE -> {}
                case FIXED_STEP -> needOneOf("rate", arrival.rate(), "stepMillis", arrival.stepMillis());
                case POISSON -> need("rate", arrival.rate());
                case GAMMA -> {
                    need("rate", arrival.rate());
                    need("cv", arrival.cv());
                }
                case BURST -> {
                    need("burstEveryMillis", arrival.burstEveryMillis());
                    if (arrival.burstSize() < 1) {
                        fault("burstSize", arrival.burstSize(), "an integer ≥ 1 for BURST");
                    }
                }
            }
            return faults.found().size() > before ? Optional.empty() : made(kind);
        }

        private Optional<ArrivalProcess> made(ArrivalKind kind) {
            return switch (kind) {
                case SOURCE -> Optional.empty();
                case FIXED_STEP ->
                    Optional.of(
                            Double.isNaN(arrival.rate())
                                    ? Arrivals.every(millis(arrival.stepMillis()))
                                    : Arrivals.steady(arrival.rate()));
                case POISSON -> Optional.of(Arrivals.poisson(arrival.rate()));
                case GAMMA -> Optional.of(Arrivals.gamma(arrival.rate(), arrival.cv()));
                case BURST -> Optional.of(Arrivals.burst(arrival.burstSize(), millis(arrival.burstEveryMillis())));
            };
        }

        private void used(String attribute, double value, Set<ArrivalKind> by) {
            used(attribute, value, !Double.isNaN(value), by);
        }

        private void used(String attribute, Number value, boolean isSet, Set<ArrivalKind> by) {
            if (isSet && !by.contains(arrival.process())) {
                List<String> users = new ArrayList<>();
                by.stream().sorted().forEach(kind -> users.add(kind.name()));
                fault(
                        attribute,
                        value,
                        "nothing: " + arrival.process() + " does not use it, only " + String.join(", ", users)
                                + " does");
            }
        }

        private void needOneOf(String first, double a, String second, double b) {
            if (Double.isNaN(a) == Double.isNaN(b)) {
                fault(
                        first + ", " + second,
                        Double.isNaN(a) ? "neither" : "both",
                        "one of them for " + arrival.process());
            } else {
                positive(Double.isNaN(a) ? second : first, Double.isNaN(a) ? b : a);
            }
        }

        private void need(String attribute, double value) {
            if (Double.isNaN(value)) {
                fault(attribute, "nothing", "a number above 0 for " + arrival.process());
            } else {
                positive(attribute, value);
            }
        }

        private void positive(String attribute, double value) {
            if (!(value > 0) || Double.isInfinite(value)) {
                fault(attribute, value, "a number above 0");
            }
        }

        void fault(String attribute, Object found, String expected) {
            faults.add(declaration.fault("arrival." + attribute, "found " + found + ", expected " + expected));
        }
    }
}
