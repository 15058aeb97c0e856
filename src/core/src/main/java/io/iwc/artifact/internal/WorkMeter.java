package io.iwc.artifact.internal;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What this process is at when it has read its files, for whoever shows a user how far a command is: the step that
 * began last.
 *
 * @since 0.1
 */
public final class WorkMeter {
    private static volatile @Nullable Step current;

    private WorkMeter() {}

    /** The step that is under way, if one is. */
    public static Optional<Step> current() {
        return Optional.ofNullable(current);
    }

    /**
     * A step begins; it ends when it is closed.
     *
     * @param name what is done, {@code simulating}
     * @param of what, {@code requests}
     * @param total how many there are
     */
    public static Step begin(String name, String of, long total) {
        var step = new Step(name, of, total);
        current = step;
        return step;
    }

    /** A step of a command's work. */
    public static final class Step implements AutoCloseable {
        private final String name;
        private final String of;
        private final long total;
        private final LongAdder done = new LongAdder();

        private Step(String name, String of, long total) {
            this.name = name;
            this.of = of;
            this.total = total;
        }

        /** One more is done. */
        public void add() {
            done.increment();
        }

        /** What is done. */
        public String name() {
            return name;
        }

        /** Of what. */
        public String of() {
            return of;
        }

        /** How many there are. */
        public long total() {
            return total;
        }

        /** How many are done. */
        public long done() {
            return done.sum();
        }

        @Override
        public void close() {
            current = null;
        }
    }
}
