package io.iwc.junit;

import io.iwc.Problem;
import io.iwc.run.SweepLevel;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A checked {@link IwcSweep}: the levels, or what is wrong with them.
 *
 * @param levels in the order of the attributes; empty where there are faults
 */
record SweepPlan(List<SweepLevel> levels, List<Problem> faults) {
    /** The sweep that counts for a parameter. */
    static Optional<SweepPlan> inReach(Parameter parameter, ExtensionContext context) {
        return Declaration.nearest(IwcSweep.class, parameter, context).map(found -> of(found, context));
    }

    /** The sweep that counts for a test or a class as a whole. */
    static Optional<SweepPlan> inReach(ExtensionContext context) {
        return Declaration.nearest(IwcSweep.class, context).map(found -> of(found, context));
    }

    /** Without levels of its own it takes those of the class. */
    private static SweepPlan of(Declaration<IwcSweep> found, ExtensionContext context) {
        return found.isShared() || hasLevels(found.annotation())
                ? checked(found)
                : checked(Declaration.onClass(IwcSweep.class, context).orElse(found));
    }

    private static SweepPlan checked(Declaration<IwcSweep> declaration) {
        var annotation = declaration.annotation();
        var rates = annotation.rates();
        var concurrency = annotation.concurrency();
        var faults = new DeclarationFaults();
        if (!hasLevels(annotation)) {
            faults.add(declaration.fault("", "found no levels, expected rates, concurrency or both"));
        }
        for (var rate : rates) {
            if (!(rate > 0) || rate == Double.POSITIVE_INFINITY) {
                faults.add(declaration.fault("rates", "found " + rate + ", expected numbers above 0"));
            }
        }
        for (var inFlight : concurrency) {
            if (inFlight < 1) {
                faults.add(declaration.fault("concurrency", "found " + inFlight + ", expected integers ≥ 1"));
            }
        }
        refuseDuplicates(declaration, "rates", Arrays.stream(rates).boxed().toList(), faults);
        refuseDuplicates(
                declaration, "concurrency", Arrays.stream(concurrency).boxed().toList(), faults);
        return faults.found().isEmpty()
                ? new SweepPlan(SweepLevel.product(rates, concurrency), List.of())
                : new SweepPlan(List.of(), faults.found());
    }

    private static void refuseDuplicates(
            Declaration<IwcSweep> declaration,
            String attribute,
            List<? extends Number> values,
            DeclarationFaults faults) {
        var seen = new HashSet<Number>();
        values.stream()
                .filter(value -> !seen.add(value))
                .forEach(duplicate -> faults.add(declaration.fault(
                        attribute, "found " + duplicate + " more than once, expected each level once")));
    }

    private static boolean hasLevels(IwcSweep annotation) {
        return annotation.rates().length + annotation.concurrency().length > 0;
    }
}
