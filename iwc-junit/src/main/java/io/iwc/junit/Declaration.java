package io.iwc.junit;

import io.iwc.Problem;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * An annotation where it was found. The nearest applies as a whole: parameter, method, class with its superclasses,
 * enclosing classes; each also through annotations on annotations.
 *
 * @param element the parameter, method or class that carries it
 * @param scope whose context keeps what is made of it
 * @param within the attribute that contains it, if it is part of another annotation
 */
record Declaration<A extends Annotation>(
        A annotation, AnnotatedElement element, ExtensionContext scope, String within) {
    Declaration(A annotation, AnnotatedElement element, ExtensionContext scope) {
        this(annotation, element, scope, "");
    }

    /** A declaration in an attribute of another annotation. */
    <B extends Annotation> Declaration<B> inner(String attribute, B nested) {
        return new Declaration<>(nested, element, scope, place(annotation) + "." + attribute + ": ");
    }

    /** The declaration that counts for a parameter, as seen from the context it is resolved in. */
    static <A extends Annotation> Optional<Declaration<A>> nearest(
            Class<A> type, Parameter parameter, ExtensionContext context) {
        return on(parameter, type, context)
                .or(() -> on(parameter.getDeclaringExecutable(), type, context))
                .or(() -> nearest(type, context));
    }

    /** The declaration that counts for a test or a class as a whole. */
    static <A extends Annotation> Optional<Declaration<A>> nearest(Class<A> type, ExtensionContext context) {
        return context.getTestMethod()
                .flatMap(method -> on(method, type, context))
                .or(() -> onClass(type, context));
    }

    /** The declaration on the class or an enclosing one. */
    static <A extends Annotation> Optional<Declaration<A>> onClass(Class<A> type, ExtensionContext context) {
        for (var scope = Optional.of(context);
                scope.isPresent();
                scope = scope.get().getParent()) {
            var candidate = scope.get();
            if (candidate.getElement().orElse(null) instanceof Class<?> testClass) {
                var found = on(testClass, type, candidate);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static <A extends Annotation> Optional<Declaration<A>> on(
            AnnotatedElement element, Class<A> type, ExtensionContext scope) {
        return AnnotationSupport.findAnnotation(element, type)
                .map(annotation -> new Declaration<>(annotation, element, scope));
    }

    /** Whether all tests of a class share it. */
    boolean isShared() {
        return element instanceof Class<?>;
    }

    /**
     * Whether a test has what was declared for itself: of what classes share only the nearest, which JUnit's locks or
     * {@link Lending} give to one test at a time.
     */
    boolean isHeldBy(ExtensionContext test) {
        return !isShared()
                || nearest(annotation.annotationType(), test)
                        .filter(nearest -> nearest.element().equals(element))
                        .isPresent();
    }

    /** The scope of what is made of both: the one that lies within the other's. */
    ExtensionContext narrowerScope(Declaration<?> other) {
        return depth(scope) >= depth(other.scope()) ? scope : other.scope();
    }

    private static int depth(ExtensionContext context) {
        return context.getParent().map(parent -> 1 + depth(parent)).orElse(0);
    }

    /** What is made of it, named for the store. */
    <T> Stores.Key<T> key(Class<T> type) {
        return new Stores.Key<>(type, List.of(element, within));
    }

    /** A fault of an attribute, with the place it is at. */
    Problem fault(String attribute, String text) {
        return new Problem(place(), attribute, text);
    }

    /**
     * A fault of an attribute in the words of whoever refused its value, less the name that they call it by: the
     * attribute says it.
     *
     * @param name as the message may begin: {@code tokenizer}
     */
    Problem fault(String attribute, String name, RuntimeException refused) {
        var message = String.valueOf(refused.getMessage());
        var prefix = name + ": ";
        return fault(attribute, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }

    /** {@code @IwcWorkload on class SupportTests}. */
    String place() {
        return within + place(annotation) + " on " + Elements.name(element);
    }

    private static String place(Annotation annotation) {
        return "@" + annotation.annotationType().getSimpleName();
    }
}
