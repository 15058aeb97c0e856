package io.iwc.artifact.internal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether files that are read are held against the hashes that lie beside them. They are, unless a command was told
 * that it may go without ({@code --no-verify}), as where a huge file was changed on purpose.
 *
 * @since 0.1
 */
public final class Verification {
    private static final AtomicInteger SKIPPING = new AtomicInteger();

    private Verification() {}

    /** Whether hashes are to be compared now. */
    public static boolean isWanted() {
        return SKIPPING.get() == 0;
    }

    /** Goes without, in the whole process, until it is closed. */
    public static Skipping skip() {
        SKIPPING.incrementAndGet();
        return SKIPPING::decrementAndGet;
    }

    /** A time in which nothing is verified. */
    @FunctionalInterface
    public interface Skipping extends AutoCloseable {
        @Override
        void close();
    }
}
