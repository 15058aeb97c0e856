package io.iwc.arrival;

import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * A deterministic schedule: the same seed always gives the same offsets, on every machine.
 *
 * @since 0.1
 */
public interface ArrivalProcess {
    /** {@code fixed-step}, {@code poisson} …: the manifest's {@code kind}. */
    String kind();

    /** The parameters by the names the manifest uses, in a fixed order. */
    Map<String, Object> parameters();

    /**
     * The offsets of an endless sequence of arrivals, nanoseconds, the first one 0, never decreasing.
     *
     * @param seed the root seed; the stream {@code arrivals} takes it as it is
     * @param rng the generator that is drawn from; a process that draws nothing ignores it
     */
    PrimitiveIterator.OfLong offsets(long seed, Rng rng);

    /** Whether the schedule depends on the seed at all. */
    boolean isRandom();
}
