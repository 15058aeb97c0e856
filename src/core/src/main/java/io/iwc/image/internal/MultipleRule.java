package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.util.OptionalLong;

/**
 * Qwen's models of images: a token for each square of an image whose sides are made multiples of its side.
 *
 * @param factor pixels of a square's side
 * @param leastPixels to which an image is scaled up
 * @param mostPixels to which it is scaled down
 * @param steepest the largest ratio of sides
 */
record MultipleRule(int factor, long leastPixels, long mostPixels, int steepest) implements ImageRule {
    @Override
    public OptionalLong tokens(PromptImage image) {
        long longer = Math.max(image.width(), image.height());
        long shorter = Math.min(image.width(), image.height());
        if (longer > steepest * shorter) {
            return OptionalLong.empty();
        }
        var across = rounded(image.width());
        var down = rounded(image.height());
        var pixels = across * down * factor * factor;
        if (pixels > mostPixels) {
            var by = StrictMath.sqrt((double) longer * shorter / mostPixels);
            across = Math.max(1, (long) StrictMath.floor(image.width() / by / factor));
            down = Math.max(1, (long) StrictMath.floor(image.height() / by / factor));
        } else if (pixels < leastPixels) {
            var by = StrictMath.sqrt((double) leastPixels / (longer * shorter));
            across = (long) StrictMath.ceil(image.width() * by / factor);
            down = (long) StrictMath.ceil(image.height() * by / factor);
        }
        return OptionalLong.of(across * down);
    }

    /** In squares, at least one; half of one goes to the even number. */
    private long rounded(int side) {
        return Math.max(1, (long) StrictMath.rint((double) side / factor));
    }
}
