package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalLong;

/**
 * OpenAI's newer models: squares of 32 pixels times a multiplier.
 *
 * @param multiplier tokens a patch
 * @param unsaid the detail of an image that says none
 * @param most patches beyond which an image is refused
 * @param limits to which an image is scaled down, by detail
 */
record PatchRule(BigDecimal multiplier, String unsaid, long most, Map<String, Limit> limits) implements ImageRule {
    private static final int PATCH = 32;
    private static final String AUTO = "auto";

    @Override
    public OptionalLong tokens(PromptImage image) {
        var asked = image.detail().filter(detail -> !detail.equals(AUTO)).orElse(unsaid);
        var limit = limits.get(asked);
        if (limit == null || patches(image.width(), image.height()) > most) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(multiplier
                .multiply(BigDecimal.valueOf(limited(image.width(), image.height(), limit)))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
    }

    private static long limited(long width, long height, Limit limit) {
        var longer = Math.max(width, height);
        var scaled = longer <= limit.side
                ? patches(width, height)
                : ImageRule.up(width * limit.side, longer * PATCH) * ImageRule.up(height * limit.side, longer * PATCH);
        return scaled <= limit.patches ? scaled : shrunk(width, height, limit.patches);
    }

    private static long patches(long width, long height) {
        return ImageRule.up(width, PATCH) * ImageRule.up(height, PATCH);
    }

    /** Scaled to an area of so many patches, and then so far that one side is a whole number of them. */
    private static long shrunk(long width, long height, long most) {
        var factor = StrictMath.sqrt((double) PATCH * PATCH * most / (width * height));
        var across = (long) StrictMath.floor(width * factor / PATCH);
        var down = (long) StrictMath.floor(height * factor / PATCH);
        if (across * height <= down * width) { // the width is the side that loses more
            return Math.min(most, across * ImageRule.up(across * PATCH * height / width, PATCH));
        }
        return Math.min(most, down * ImageRule.up(down * PATCH * width / height, PATCH));
    }

    /**
     * The most that an image has after scaling.
     *
     * @param patches of 32 × 32 pixels
     * @param side pixels
     */
    record Limit(long patches, long side) {}
}
