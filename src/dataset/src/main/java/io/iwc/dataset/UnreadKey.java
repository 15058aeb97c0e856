package io.iwc.dataset;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is known of a key or column that nobody read.
 *
 * @param seen how many records have it with a value
 * @param carried what the values look like; empty for labels, flags and numbers without a meaning
 */
record UnreadKey(long seen, Set<Carried> carried) {
    UnreadKey {
        carried = carried.isEmpty() ? Set.of() : EnumSet.copyOf(carried);
    }
}
