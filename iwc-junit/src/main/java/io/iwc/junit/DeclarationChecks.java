package io.iwc.junit;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import io.iwc.Problem;
import io.iwc.baseline.internal.BaselineKey;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.opentest4j.TestAbortedException;

/**
 * Checks the declarations of a test or class before anything is created: every fault of every declaration in reach is
 * said in one exception; a missing file or endpoint then aborts, if that was asked for.
 */
final class DeclarationChecks {
    private final ExtensionContext context;
    private final DeclarationFaults faults = new DeclarationFaults();
    private final List<String> absences = new ArrayList<>();

    private DeclarationChecks(ExtensionContext context) {
        this.context = context;
    }

    /** Checks what a class needs for itself: its declarations, its constructors, its methods before and after all. */
    static void checkClass(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        var executables = Stream.<Executable>concat(
                Stream.of(testClass.getDeclaredConstructors()),
                annotated(context, List.of(BeforeAll.class, AfterAll.class)));
        new DeclarationChecks(context).check(executables);
    }

    /** Checks what one test needs: its declarations, its own parameters, those of methods before and after it. */
    static void checkTest(ExtensionContext context) {
        var executables = Stream.<Executable>concat(
                context.getTestMethod().stream(), annotated(context, List.of(BeforeEach.class, AfterEach.class)));
        new DeclarationChecks(context).check(executables);
    }

    private static Stream<Executable> annotated(
            ExtensionContext context, List<Class<? extends Annotation>> annotations) {
        return classesAround(context).flatMap(type -> annotations.stream()
                .flatMap(annotation ->
                        AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN)
                                .stream()));
    }

    /** The class of the test and those that it is nested in, the outermost first. */
    private static Stream<Class<?>> classesAround(ExtensionContext context) {
        var around = Stream.iterate(
                        Optional.of(context), Optional::isPresent, it -> it.flatMap(ExtensionContext::getParent))
                .flatMap(it -> it.orElseThrow().getTestClass().stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList<Class<?>>::new));
        Collections.reverse(around);
        return around.stream();
    }

    private void check(Stream<Executable> executables) {
        Configuration.of(context).refuseUnknown();
        Declaration.nearest(IwcWorkload.class, context)
                .ifPresent(found -> faultsOf(WorkloadPlan.of(found).faults()));
        Declaration.nearest(IwcEndpoint.class, context)
                .ifPresent(found -> faultsOf(EndpointPlan.of(found).faults()));
        Declaration.nearest(IwcBaseline.class, context).ifPresent(this::checkId);
        SweepPlan.inReach(context).ifPresent(plan -> faultsOf(plan.faults()));
        context.getTestMethod().ifPresent(this::checkSweep);
        executables.flatMap(executable -> Stream.of(executable.getParameters())).forEach(this::check);
        faults.throwIfAny();
        if (!absences.isEmpty()) {
            throw new TestAbortedException(absences.get(0));
        }
    }

    private void checkId(Declaration<IwcBaseline> declaration) {
        Optional.of(declaration.annotation().value())
                .filter(id -> !id.isEmpty())
                .flatMap(BaselineKey::problemOf)
                .ifPresent(problem -> faults.add(declaration.fault("value", problem)));
    }

    /** JUnit would take such a method for one or the other. */
    private void checkSweep(Method method) {
        if (isAnnotated(method, IwcSweep.class) && isAnnotated(method, Test.class)) {
            faults.add(new Problem(
                    "@IwcSweep on " + Elements.name(method),
                    "",
                    "found @Test as well, expected one of them: it makes the method a test for each level by itself"));
        }
    }

    private void check(Parameter parameter) {
        Claim.of(parameter, context, faults::add).ifPresent(injected -> check(parameter, injected));
    }

    private void check(Parameter parameter, Injected injected) {
        var workload =
                Declaration.nearest(IwcWorkload.class, parameter, context).map(WorkloadPlan::of);
        var endpoint =
                Declaration.nearest(IwcEndpoint.class, parameter, context).map(EndpointPlan::of);
        workload.ifPresent(plan -> faultsOf(plan.faults()));
        endpoint.ifPresent(plan -> faultsOf(plan.faults()));
        var comparison = Declaration.nearest(IwcCompare.class, parameter, context);
        if (injected == Injected.DRIFT && comparison.isPresent()) {
            check(
                    parameter,
                    Comparison.of(comparison.get(), Declaration.nearest(IwcWorkload.class, parameter, context)));
        } else if (injected.needsWorkload()) {
            require(parameter, workload.isPresent(), "@IwcWorkload");
            workload.flatMap(WorkloadPlan::absence).ifPresent(absences::add);
        }
        if (injected == Injected.SWEEP) {
            var sweep = SweepPlan.inReach(parameter, context);
            sweep.ifPresent(plan -> faultsOf(plan.faults()));
            require(parameter, sweep.isPresent(), "@IwcSweep");
        }
        if (injected == Injected.SWEEP_POINT && isOutsideSweep()) {
            faults.add(new Problem(
                    Elements.name(parameter),
                    "",
                    "found no level, expected @IwcSweep on the test method: each of its invocations has one"));
        }
        var isServed = injected.isServable() && IwcExtension.served(context).isPresent();
        if (injected.needsEndpoint() && !isServed) {
            require(parameter, endpoint.isPresent(), "@IwcEndpoint");
        }
        if (injected.usesEndpoint()) {
            endpoint.ifPresent(plan -> checkUse(parameter, injected, plan));
        }
    }

    private boolean isOutsideSweep() {
        return !isAnnotated(context.getTestMethod(), IwcSweep.class);
    }

    private void check(Parameter parameter, Comparison comparison) {
        require(parameter, comparison.candidate().isPresent(), "candidate and no @IwcWorkload");
        Stream.concat(Stream.of(comparison.baseline()), comparison.candidate().stream())
                .map(WorkloadPlan::of)
                .forEach(plan -> {
                    faultsOf(plan.faults());
                    plan.absence().ifPresent(absences::add);
                });
    }

    private void checkUse(Parameter parameter, Injected injected, EndpointPlan plan) {
        var needsSimulation = injected == Injected.EMBEDDED_ENDPOINT || injected == Injected.PREDICTOR;
        if (needsSimulation && plan.faults().isEmpty() && plan.simulated().isEmpty()) {
            faults.add(new Problem(
                    Elements.name(parameter),
                    "",
                    "found a server elsewhere (" + plan.declaration().place() + "), expected an embedded one: "
                            + parameter.getType().getSimpleName() + " is part of the simulation"));
            return;
        }
        plan.absence().or(() -> unavailable(plan)).ifPresent(absences::add);
    }

    private Optional<String> unavailable(EndpointPlan plan) {
        var problem = plan.remote()
                .flatMap(endpoint ->
                        Availability.problemOf(endpoint, plan.options().transport(), context));
        if (problem.isEmpty()) {
            return Optional.empty();
        }
        var fault = plan.declaration().fault("", problem.get());
        if (Configuration.of(context).requiresEndpoint()
                || plan.declaration().annotation().onUnavailable() == Missing.FAIL) {
            faults.add(fault);
            return Optional.empty();
        }
        return Optional.of(fault.toString());
    }

    private void require(Parameter parameter, boolean isDeclared, String annotation) {
        if (!isDeclared) {
            faults.add(new Problem(
                    Elements.name(parameter),
                    "",
                    "found no " + annotation + ", expected one on the parameter, its method or a class around it"));
        }
    }

    private void faultsOf(List<Problem> problems) {
        problems.forEach(faults::add);
    }
}
