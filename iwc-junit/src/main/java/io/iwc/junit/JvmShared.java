package io.iwc.junit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What belongs to the JVM and not to a class loader. Quarkus loads test classes, and with them IWC, in loaders of its
 * own, while JUnit and the report's listener stay in the build's; a static field would then exist once in each. The
 * copy of this class that JUnit's own loader sees keeps the objects of all copies, so they are of the JDK's types only.
 */
final class JvmShared {
    private static final ConcurrentMap<String, Object> OBJECTS = new ConcurrentHashMap<>();

    private static final ConcurrentMap<String, Object> SHARED = objectsBesideJUnit();

    private JvmShared() {}

    /** The object of that name, made at most once in this JVM; its type is the JDK's. */
    @SuppressWarnings("unchecked") // whoever gives a name gives it one type
    static <T> T object(String name, Supplier<T> maker) {
        return (T) SHARED.computeIfAbsent(name, absent -> maker.get());
    }

    @SuppressWarnings("unchecked") // the field above, in another loader
    private static ConcurrentMap<String, Object> objectsBesideJUnit() {
        try {
            var name = JvmShared.class.getName();
            var beside = Class.forName(name, true, ExtensionContext.class.getClassLoader());
            if (beside == JvmShared.class) {
                return OBJECTS;
            }
            var objects = beside.getDeclaredField("OBJECTS");
            objects.setAccessible(true);
            return (ConcurrentMap<String, Object>) objects.get(null);
        } catch (ReflectiveOperationException | RuntimeException onlyHere) {
            return OBJECTS;
        }
    }
}
