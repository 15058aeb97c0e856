package io.iwc.junit;

import io.iwc.Problem;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
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
        conflict(parameter, context).ifPresent(problem -> {
            throw new ParameterResolutionException(problem.toString());
        });
        return Injected.of(parameter.getType())
                .filter(injected -> OtherResolver.of(parameter, context).isEmpty());
    }

    /** Why neither can have it: declared for this extension, claimed by another. */
    static Optional<Problem> conflict(Parameter parameter, ExtensionContext context) {
        return Injected.of(parameter.getType())
                .flatMap(injected -> OtherResolver.of(parameter, context)
                        .filter(other -> isOwn(parameter)
                                || (other.claimsWholeConstructor() && isDeclared(injected, parameter, context))))
                .map(other -> new Problem(Elements.name(parameter), "", other.conflict()));
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
