package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.util.OptionalLong;

/** How one kind of model makes tokens of an image: arithmetic on its size, with numbers from the table of rules. */
sealed interface ImageRule permits CellRule, CropRule, FixedRule, MultipleRule, PatchRule, TileRule {
    /**
     * About how many tokens it is.
     *
     * @param image of known size
     * @return empty if the model takes no such image, or nothing is known of the detail that is asked for
     */
    OptionalLong tokens(PromptImage image);

    /** A division of positive numbers, rounded up. */
    static long up(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
