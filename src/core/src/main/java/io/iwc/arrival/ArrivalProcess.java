package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalForm;
import io.iwc.arrival.internal.ArrivalText;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * A deterministic schedule: the same seed always gives the same offsets, on every machine. Made by {@link Arrivals};
 * immutable, safe for use by several threads.
 *
 * @since 0.1
 */
public sealed interface ArrivalProcess permits Burst, DrawnGaps, FixedStep, Poisson {
    /**
     * Reads {@code poisson:rate=5}, {@code gamma:rate=5,cv=2}, {@code burst:size=20,every=10s} and their like; what each
     * process takes says its {@link ArrivalForm}.
     *
     * @throws IllegalArgumentException if it is none of them, with what was expected
     */
    static ArrivalProcess parse(String text) {
        return ArrivalText.parse(text);
    }

    /** This process as {@link #parse} reads it. */
    String text();

    /** {@code fixed-step}, {@code poisson} …: the manifest's {@code kind}. */
    String kind();

    /** The parameters by the names the manifest uses, in a fixed order: numbers in the unit that the name ends in. */
    Map<String, Object> parameters();

    /**
     * The offsets of an endless sequence of arrivals, nanoseconds, the first one 0, never decreasing.
     *
     * @param seed the root seed, read as an unsigned number; the stream {@code arrivals} takes it as it is
     * @param rng the generator that is drawn from; a process that draws nothing ignores it
     * @return offsets; the iterator throws {@link io.iwc.IwcException} where one would exceed 2⁶³ − 1 ns (292 years)
     * @throws io.iwc.IwcException if this process cannot be drawn from {@code rng}
     */
    PrimitiveIterator.OfLong offsets(long seed, Rng rng);

    /** Whether the schedule depends on the seed at all. */
    boolean isRandom();
}
