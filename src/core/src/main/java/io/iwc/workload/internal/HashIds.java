package io.iwc.workload.internal;

import io.iwc.workload.PrefixBlocks;
import java.util.Arrays;

/** The published ids of a prompt's blocks. */
public final class HashIds {
    private HashIds() {}

    /** First block to last; a copy. */
    public static long[] of(PrefixBlocks blocks) {
        var ids = new long[blocks.count()];
        Arrays.setAll(ids, blocks::hashId);
        return ids;
    }
}
