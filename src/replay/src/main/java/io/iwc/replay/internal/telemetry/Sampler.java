package io.iwc.replay.internal.telemetry;

import java.util.Optional;
import java.util.Set;

/** Something that samples on a thread of its own until it is closed. */
interface Sampler extends AutoCloseable {
    /** Messages on failures since the start; empty if there were none. */
    Optional<String> problem();

    /** Names that a server we know offers and that nothing is made of. */
    default Set<String> unmapped() {
        return Set.of();
    }

    /** Takes no more samples; those that were under way are in. */
    @Override
    void close();
}
