package io.iwc.junit;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The only door to JUnit's stores, in calls that 5.14 and 6 both have. What is closeable is closed with the context it
 * is kept in.
 */
final class Stores {
    private static final Namespace NAMESPACE = Namespace.create("io.iwc.junit");

    private Stores() {}

    /** The object under that key, made at most once however many threads ask. */
    static <T> T computeIfAbsent(ExtensionContext context, Key<T> key, Supplier<T> maker) {
        return key.type().cast(store(context).getOrComputeIfAbsent(key, absent -> maker.get(), Object.class));
    }

    /** The object under that key, if it exists. */
    static <T> Optional<T> find(ExtensionContext context, Key<T> key) {
        return Optional.ofNullable(store(context).get(key, key.type()));
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /**
     * Names one object of a type.
     *
     * @param owner what it was declared by; equal owners share it
     */
    record Key<T>(Class<T> type, Object owner) {}
}
