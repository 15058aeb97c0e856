package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.util.OptionalLong;
import java.util.Set;

/**
 * OpenAI's older models: a base, and as much for each tile of an image that was scaled down.
 *
 * @param box pixels of the square that it is fitted into first
 * @param shortest pixels to which the shorter side is then brought
 * @param tile pixels of a side
 * @param base tokens of every image
 * @param perTile tokens
 */
record TileRule(int box, int shortest, int tile, int base, int perTile) implements ImageRule {
    private static final Set<String> HIGH = Set.of("high", "auto");

    @Override
    public OptionalLong tokens(PromptImage image) {
        var detail = image.detail().orElse("high");
        if (detail.equals("low")) {
            return OptionalLong.of(base);
        }
        if (!HIGH.contains(detail)) {
            return OptionalLong.empty();
        }
        long longer = Math.max(image.width(), image.height());
        long shorter = Math.min(image.width(), image.height());
        var scaled = 1L; // all sides are multiplied by this and divided by the next
        var by = 1L;
        if (longer > box) {
            scaled = box;
            by = longer;
        }
        if (shorter * scaled > shortest * by) {
            scaled = shortest;
            by = shorter;
        }
        var tiles = ImageRule.up(longer * scaled, by * tile) * ImageRule.up(shorter * scaled, by * tile);
        return OptionalLong.of(base + tiles * perTile);
    }
}
