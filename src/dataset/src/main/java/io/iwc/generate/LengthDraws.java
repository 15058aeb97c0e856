package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Lengths drawn one after the other, and how many of them the bounds of the distribution changed: what is drawn then no
 * longer has the mean that was asked for. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class LengthDraws implements IntSupplier {
    private final LengthDistribution distribution;
    private final SeededRandom random;
    private long draws;
    private long below;
    private long above;
    private double drawn;
    private double kept;

    LengthDraws(LengthDistribution distribution, SeededRandom random) {
        this.distribution = distribution;
        this.random = random;
    }

    /** The next length, in tokens. */
    @Override
    public int getAsInt() {
        var length = distribution.unbounded(random);
        var bounded = distribution.bounded(length);
        draws++;
        below += length < bounded ? 1 : 0;
        above += length > bounded ? 1 : 0;
        drawn += length;
        kept += bounded;
        return bounded;
    }

    /** What the bounds did to the draws so far, in words; empty if they changed none. */
    public Optional<String> cut() {
        if (below + above == 0) {
            return Optional.empty();
        }
        var sides = new ArrayList<String>();
        if (below > 0) {
            sides.add(below + " raised to " + distribution.min());
        }
        if (above > 0) {
            sides.add(above + " cut to " + distribution.max());
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "of %d draws %s: their mean is %.1f instead of %.1f",
                draws,
                String.join(", ", sides),
                kept / draws,
                drawn / draws));
    }
}
