package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.util.OptionalLong;

/**
 * Anthropic's models: a token for each cell of the largest image of the same shape that they take.
 *
 * @param cell pixels of a side
 * @param mostSide pixels
 * @param mostCells in all
 * @param takes pixels of the longest side that is scaled down and not refused
 */
record CellRule(int cell, int mostSide, int mostCells, int takes) implements ImageRule {
    @Override
    public OptionalLong tokens(PromptImage image) {
        var longer = Math.max(image.width(), image.height());
        var shorter = Math.min(image.width(), image.height());
        if (longer > takes) {
            return OptionalLong.empty();
        }
        if (longer <= mostSide && cells(longer, shorter) <= mostCells) {
            return OptionalLong.of(cells(longer, shorter));
        }
        var scaled = Math.min(longer, mostSide);
        while (cells(scaled, other(scaled, longer, shorter)) > mostCells) {
            scaled--;
        }
        return OptionalLong.of(cells(scaled, other(scaled, longer, shorter)));
    }

    private long cells(int longer, int shorter) {
        return ImageRule.up(longer, cell) * ImageRule.up(shorter, cell);
    }

    /** The shorter side when the longer one is scaled, at least a pixel; half a pixel goes to the even number. */
    private static int other(int scaled, int longer, int shorter) {
        return (int) Math.max(1, Math.rint((double) scaled * shorter / longer));
    }
}
