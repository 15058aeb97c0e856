package io.iwc.arrival;

import io.iwc.arrival.internal.Require;
import io.iwc.arrival.internal.SeededRandom;
import java.util.PrimitiveIterator;
import java.util.function.DoubleSupplier;

/** A process whose gaps are drawn one after the other from the stream {@code arrivals}, by NumPy's generator alone. */
sealed interface DrawnGaps extends ArrivalProcess permits Diurnal, Gamma, OnOff, Ramp {
    /** The gaps in seconds, without end; each call begins anew. */
    DoubleSupplier gaps(SeededRandom random);

    @Override
    default PrimitiveIterator.OfLong offsets(long seed, Rng rng) {
        Require.pcg64(kind(), rng);
        return new SummedGaps(gaps(SeededRandom.stream(seed, SeededRandom.ARRIVALS)));
    }

    @Override
    default boolean isRandom() {
        return true;
    }
}
