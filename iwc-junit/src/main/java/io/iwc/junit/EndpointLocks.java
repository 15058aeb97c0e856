package io.iwc.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Lends an endpoint that a class declares to one of its tests at a time, by JUnit's own locks; JUnit asks for them from
 * 5.12 on, and {@link TrafficExtension} lends it before.
 */
final class EndpointLocks implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        if (AnnotationSupport.isAnnotated(testMethod, IwcEndpoint.class)) {
            return Set.of();
        }
        return Stream.concat(Stream.of(testClass), reversed(enclosingInstanceTypes))
                .filter(type -> AnnotationSupport.isAnnotated(type, IwcEndpoint.class))
                .findFirst()
                .map(owner -> Set.of(new Lock("io.iwc.endpoint of " + owner(owner))))
                .orElse(Set.of());
    }

    /** Classes that share the endpoint of the plan share its lock. */
    private static String owner(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, IwcEndpoint.class)
                .filter(endpoint -> endpoint.lifetime() == Lifetime.PLAN)
                .map(IwcEndpoint::toString)
                .orElseGet(type::getName);
    }

    private static Stream<Class<?>> reversed(List<Class<?>> types) {
        return Stream.iterate(types.size() - 1, index -> index >= 0, index -> index - 1)
                .map(types::get);
    }
}
