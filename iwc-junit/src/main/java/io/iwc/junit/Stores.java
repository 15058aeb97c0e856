package io.iwc.junit;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The only door to JUnit's stores, in calls that all versions from 5.10 on have. What is closeable is closed with the
 * context it is kept in, the last one first; by itself JUnit does that for {@code AutoCloseable} from 5.13 on, and only
 * as long as no setting says otherwise.
 */
final class Stores {
    private static final Namespace NAMESPACE = Namespace.create("io.iwc.junit");

    private static final boolean HAS_RESOURCES =
            JUnitVersion.has("org.junit.jupiter.api.extension.ExtensionContext$Store$CloseableResource");

    private Stores() {}

    /** The object under that key, made at most once however many threads ask. */
    static <T> T computeIfAbsent(ExtensionContext context, Key<T> key, Supplier<T> maker) {
        return key.of(store(context).getOrComputeIfAbsent(key, absent -> kept(maker.get()), Object.class));
    }

    /** The object under that key, if it exists. */
    static <T> Optional<T> find(ExtensionContext context, Key<T> key) {
        return Optional.ofNullable(store(context).get(key)).map(key::of);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /**
     * Names one object of a type.
     *
     * @param owner what it was declared by; equal owners share it
     */
    record Key<T>(Class<T> type, Object owner) {
        private T of(Object kept) {
            return type.cast(kept instanceof Holder holder ? holder.value() : kept);
        }

        // Spelled out, as in other records that a first test compares: a JVM takes milliseconds to make what it
        // derives.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key<?> that && type.equals(that.type) && owner.equals(that.owner);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + owner.hashCode();
        }
    }

    private static Object kept(Object value) {
        return HAS_RESOURCES && value instanceof AutoCloseable closeable ? new Resource(closeable) : value;
    }

    /** Named apart from {@link Resource}, which can be loaded only where its JUnit type is there. */
    private interface Holder {
        AutoCloseable value();
    }

    @SuppressWarnings({"deprecation", "try"}) // the successor is not closed by older versions
    private record Resource(AutoCloseable value) implements Holder, Store.CloseableResource, AutoCloseable {
        @Override
        public void close() throws Exception {
            value.close();
        }
    }
}
