package io.iwc.junit;

import io.iwc.Problem;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which parameters the extension claims: those of its types, less what belongs to another extension. JUnit refuses a
 * parameter that two claim, so one of them has to step back; where the other cannot, and the parameter was declared to
 * be ours, that is said.
 */
final class Claim {
    private static final List<Class<? extends Annotation>> OWN =
            List.of(IwcWorkload.class, IwcEndpoint.class, IwcCompare.class, IwcSweep.class, IwcBaseline.class);

    private Claim() {}

    /**
     * What the extension makes for this parameter; empty if it is another's.
     *
     * @throws ParameterResolutionException if it is both
     */
    static Optional<Injected> of(Parameter parameter, ExtensionContext context) {
        return of(parameter, context, problem -> {
            throw new ParameterResolutionException(problem.toString());
        });
    }

    /**
     * The same where it is said what is wrong if it is both: declared for this extension, claimed by another.
     *
     * @param conflict takes that
     */
    static Optional<Injected> of(Parameter parameter, ExtensionContext context, Consumer<Problem> conflict) {
        var injected = Injected.of(parameter.getType());
        if (injected.isEmpty()) {
            return injected;
        }
        var other = OtherResolver.of(parameter, context); // looks through all that is registered
        other.filter(it -> isOwn(parameter)
                        || (it.claimsWholeConstructor() && isDeclared(injected.get(), parameter, context)))
                .map(it -> new Problem(Elements.name(parameter), "", it.conflict()))
                .ifPresent(conflict);
        return other.isEmpty() ? injected : Optional.empty();
    }

    /** Whether an annotation of IWC stands on the parameter itself. */
    static boolean isOwn(Parameter parameter) {
        return OWN.stream().anyMatch(annotation -> AnnotationSupport.isAnnotated(parameter, annotation));
    }

    /** Whether an annotation on the parameter, its method or a class around it says how to make it. */
    static boolean isDeclared(Parameter parameter, ExtensionContext context) {
        return Injected.of(parameter.getType())
                .filter(injected -> isDeclared(injected, parameter, context))
                .isPresent();
    }

    private static boolean isDeclared(Injected injected, Parameter parameter, ExtensionContext context) {
        return (injected.needsWorkload() && isInReach(IwcWorkload.class, parameter, context))
                || (injected.needsEndpoint() && isInReach(IwcEndpoint.class, parameter, context))
                || (injected.isServable() && IwcExtension.served(context).isPresent())
                || (injected == Injected.DRIFT && isInReach(IwcCompare.class, parameter, context));
    }

    /** A test method says nothing of the constructor that all tests share. */
    private static <A extends Annotation> boolean isInReach(
            Class<A> type, Parameter parameter, ExtensionContext context) {
        var executable = parameter.getDeclaringExecutable();
        return executable instanceof Constructor
                ? isOwn(parameter)
                        || AnnotationSupport.isAnnotated(executable, type)
                        || Declaration.onClass(type, context).isPresent()
                : Declaration.nearest(type, parameter, context).isPresent();
    }
}
