package io.iwc.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;

/** How messages name classes, methods and parameters. */
final class Elements {
    private Elements() {}

    static String name(AnnotatedElement element) {
        if (element instanceof Class<?> type) {
            return "class " + type(type);
        }
        if (element instanceof Parameter parameter) {
            var executable = parameter.getDeclaringExecutable();
            return "parameter " + index(parameter) + " (" + parameter.getType().getSimpleName() + ") of "
                    + executable(executable);
        }
        return element instanceof Executable executable ? "method " + executable(executable) : element.toString();
    }

    /** {@code Outer.Inner}, without the package. */
    static String type(Class<?> type) {
        var name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static String executable(Executable executable) {
        var owner = type(executable.getDeclaringClass());
        return executable instanceof java.lang.reflect.Constructor ? owner : owner + "." + executable.getName();
    }

    private static int index(Parameter parameter) {
        return Arrays.asList(parameter.getDeclaringExecutable().getParameters()).indexOf(parameter);
    }
}
