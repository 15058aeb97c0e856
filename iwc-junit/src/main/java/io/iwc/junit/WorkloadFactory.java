package io.iwc.junit;

import io.iwc.workload.Workload;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;

/** A user's static method that makes a workload: {@code "method"} or {@code "pkg.Type#method"}. */
record WorkloadFactory(Method method) {
    private static final String EXPECTED =
            "a static method that returns Workload and takes nothing or the seed as a long: \"method\" of the test"
                    + " class or \"pkg.Type#method\"";

    /** The factory of that name, or a fault. */
    static Optional<WorkloadFactory> find(
            Declaration<IwcWorkload> declaration, Class<?> testClass, DeclarationFaults faults) {
        var text = declaration.annotation().factory();
        var hash = text.indexOf('#');
        var owner = hash < 0 ? Optional.<Class<?>>of(testClass) : load(text.substring(0, hash), testClass);
        if (owner.isEmpty()) {
            return refused(declaration, "no class " + text.substring(0, hash), faults);
        }
        var name = text.substring(hash + 1);
        var method = method(owner.get(), name);
        if (method.isEmpty()) {
            return refused(declaration, "no such method in " + Elements.type(owner.get()), faults);
        }
        if (!Modifier.isStatic(method.get().getModifiers())) {
            return refused(declaration, "a method that is not static", faults);
        }
        if (!Workload.class.isAssignableFrom(method.get().getReturnType())) {
            return refused(
                    declaration,
                    "a method that returns " + method.get().getReturnType().getSimpleName(),
                    faults);
        }
        return method.map(WorkloadFactory::new);
    }

    Workload make(long seed) {
        var made = method.getParameterCount() == 0
                ? ReflectionSupport.invokeMethod(method, null)
                : ReflectionSupport.invokeMethod(method, null, seed);
        if (made instanceof Workload workload) {
            return workload;
        }
        throw new IllegalStateException("factory " + Elements.name(method) + ": found null, expected a Workload");
    }

    private static Optional<Method> method(Class<?> owner, String name) {
        for (var type = Optional.<Class<?>>of(owner); type.isPresent(); ) {
            var candidate = type.get();
            var found = ReflectionSupport.findMethod(candidate, name)
                    .or(() -> ReflectionSupport.findMethod(candidate, name, long.class));
            if (found.isPresent()) {
                return found;
            }
            type = Optional.ofNullable(candidate.getEnclosingClass());
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> load(String name, Class<?> testClass) {
        try {
            return Optional.of(Class.forName(name, true, testClass.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    private static Optional<WorkloadFactory> refused(
            Declaration<IwcWorkload> declaration, String found, DeclarationFaults faults) {
        faults.add(declaration.fault(
                "factory",
                "found \"" + declaration.annotation().factory() + "\" (" + found + "), expected " + EXPECTED));
        return Optional.empty();
    }
}
