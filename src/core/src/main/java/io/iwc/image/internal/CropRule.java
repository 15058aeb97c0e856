package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gemini 2: so many tokens for each crop.
 *
 * @param tokens of a crop
 * @param small the longest side of an image that is one crop, pixels
 * @param most crops beyond which the formula is not believed
 * @param details tokens of an image, by the detail that fixes them
 */
record CropRule(int tokens, int small, int most, Map<String, Long> details) implements ImageRule {
    private static final Set<String> WHOLE = Set.of("high", "auto");

    @Override
    public OptionalLong tokens(PromptImage image) {
        var detail = image.detail().orElse("auto");
        var fixed = details.get(detail);
        if (fixed != null) {
            return OptionalLong.of(fixed);
        }
        if (!WHOLE.contains(detail)) {
            return OptionalLong.empty();
        }
        if (Math.max(image.width(), image.height()) <= small) {
            return OptionalLong.of(tokens);
        }
        var crop = Math.max(1, Math.min(image.width(), image.height()) * 2 / 3);
        var crops = ImageRule.up(image.width(), crop) * ImageRule.up(image.height(), crop);
        return crops > most ? OptionalLong.empty() : OptionalLong.of(tokens * crops);
    }
}
