package io.iwc.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The classes that a test runs in, from the outermost: a nested class that was inherited is of the class that runs and
 * not of the one that declares it, as two classes that inherit it have two tests.
 */
final class RunningClasses {
    private RunningClasses() {}

    /** {@code com/acme/SupportTests/Nested}. */
    static String folder(ExtensionContext test) {
        var classes = outermostFirst(test);
        var folder = new StringBuilder();
        for (var running : classes) {
            if (folder.isEmpty()) {
                for (var part : running.getName().split("[.$]", -1)) {
                    append(folder, part);
                }
            } else {
                append(folder, running.getSimpleName());
            }
        }
        return folder.toString();
    }

    /** {@code SupportTests.Nested}, without the package. */
    static String name(ExtensionContext test) {
        var name = new StringBuilder();
        for (var running : outermostFirst(test)) {
            name.append(name.isEmpty() ? Elements.type(running) : "." + running.getSimpleName());
        }
        return name.toString();
    }

    private static Deque<Class<?>> outermostFirst(ExtensionContext test) {
        var classes = new ArrayDeque<Class<?>>();
        classes.addFirst(test.getRequiredTestClass());
        for (var context = test.getParent();
                context.isPresent();
                context = context.get().getParent()) {
            context.get()
                    .getTestClass()
                    .filter(type -> type != classes.peekFirst())
                    .ifPresent(classes::addFirst);
        }
        return classes;
    }

    private static void append(StringBuilder folder, String part) {
        folder.append(folder.isEmpty() ? "" : "/").append(BaselineIds.folder(part));
    }
}
