package io.iwc.junit;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.internal.ArrivalForm;
import io.iwc.junit.ArrivalAttributes.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A checked {@link Arrival}.
 *
 * @param process the process, or empty for recorded times
 */
record ArrivalPlan(Optional<ArrivalProcess> process, double timeScale, double thinkSeconds) {
    /** Checks the attributes; the plan is of use only if no fault was added. */
    static ArrivalPlan of(Declaration<IwcWorkload> declaration, DeclarationFaults faults) {
        var arrival = declaration.annotation().arrival();
        var check = new Check(declaration, arrival, ArrivalAttributes.of(arrival), faults);
        var process = check.process();
        check.checkTimeScale();
        if (!(arrival.timeScale() > 0) || Double.isInfinite(arrival.timeScale())) {
            check.fault("timeScale", arrival.timeScale(), "a number above 0");
        } else if (arrival.timeScale() > 1e6) {
            check.fault("timeScale", arrival.timeScale(), "a number of at most 1000000");
        }
        if (!(arrival.thinkSeconds() >= 0) || Double.isInfinite(arrival.thinkSeconds())) {
            check.fault("thinkSeconds", arrival.thinkSeconds(), "a number ≥ 0");
        }
        return new ArrivalPlan(process, arrival.timeScale(), arrival.thinkSeconds());
    }

    /** One look at every attribute: there when the process needs it, absent when it does not. */
    private record Check(
            Declaration<IwcWorkload> declaration,
            Arrival arrival,
            List<Attribute> attributes,
            DeclarationFaults faults) {
        Optional<ArrivalProcess> process() {
            var before = faults.found().size();
            if (!arrival.value().isEmpty()) {
                refuseBesideText();
                return faults.found().size() > before ? Optional.empty() : parsed();
            }
            var form = arrival.process().form();
            for (var attribute : attributes) {
                var users = ArrivalKind.taking(attribute.parameter());
                if (attribute.isSet() && !users.contains(arrival.process().name())) {
                    unused(attribute.name(), attribute.found(), users);
                }
            }
            form.ifPresent(this::checkValues);
            return faults.found().size() > before ? Optional.empty() : form.flatMap(this::made);
        }

        /** Recorded times alone are scaled. */
        void checkTimeScale() {
            if (arrival.timeScale() != 1 && !arrival.value().isEmpty()) {
                besideText("timeScale", arrival.timeScale());
            } else if (arrival.timeScale() != 1 && arrival.process() != ArrivalKind.SOURCE) {
                unused("timeScale", arrival.timeScale(), List.of(ArrivalKind.SOURCE.name()));
            }
        }

        private void checkValues(ArrivalForm form) {
            for (var choice : form.choices()) {
                var all = attributes.stream()
                        .filter(it -> choice.of().contains(it.parameter()))
                        .toList();
                var set = all.stream().filter(Attribute::isSet).toList();
                if (all.size() > 1 && set.size() != 1) {
                    fault(
                            all.stream().map(Attribute::name).collect(Collectors.joining(", ")),
                            set.isEmpty() ? "neither" : "both",
                            "one of them for " + arrival.process());
                } else if (set.isEmpty() && choice.isNeeded()) {
                    var attribute = all.get(0);
                    fault(
                            attribute.name(),
                            attribute.parameter().isCount() ? attribute.found() : "nothing",
                            form.expected(attribute.parameter()) + " for " + arrival.process());
                }
                set.forEach(it -> form.expectedInPlaceOf(it.parameter(), it.found())
                        .ifPresent(expected -> fault(it.name(), it.found(), expected)));
            }
        }

        private Optional<ArrivalProcess> made(ArrivalForm form) {
            return refusing(
                    "process",
                    () -> form.process(attributes.stream()
                            .filter(Attribute::isSet)
                            .collect(Collectors.toMap(Attribute::parameter, Attribute::value))));
        }

        private Optional<ArrivalProcess> parsed() {
            return refusing("value", () -> ArrivalProcess.parse(arrival.value()));
        }

        private Optional<ArrivalProcess> refusing(String attribute, Supplier<ArrivalProcess> maker) {
            try {
                return Optional.of(maker.get());
            } catch (IllegalArgumentException refused) {
                faults.add(declaration.fault("arrival." + attribute, "arrival", refused));
                return Optional.empty();
            }
        }

        private void refuseBesideText() {
            if (arrival.process() != ArrivalKind.SOURCE) {
                besideText("process", arrival.process());
            }
            attributes.stream().filter(Attribute::isSet).forEach(it -> besideText(it.name(), it.found()));
        }

        private void besideText(String attribute, Object found) {
            fault(attribute, found, "nothing beside value, which says the whole process");
        }

        private void unused(String attribute, Number value, List<String> users) {
            fault(
                    attribute,
                    value,
                    "nothing: " + arrival.process() + " does not use it, only " + String.join(", ", users) + " does");
        }

        void fault(String attribute, Object found, String expected) {
            faults.add(declaration.fault("arrival." + attribute, "found " + found + ", expected " + expected));
        }
    }
}
