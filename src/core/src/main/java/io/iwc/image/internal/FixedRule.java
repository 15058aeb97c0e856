package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.util.Map;
import java.util.OptionalLong;

/**
 * As many tokens whatever the size.
 *
 * @param tokens of an image that says no detail
 * @param details tokens by detail
 */
record FixedRule(long tokens, Map<String, Long> details) implements ImageRule {
    @Override
    public OptionalLong tokens(PromptImage image) {
        var detail = image.detail().orElse("auto");
        if (detail.equals("auto")) {
            return OptionalLong.of(tokens);
        }
        var fixed = details.get(detail);
        return fixed == null ? OptionalLong.empty() : OptionalLong.of(fixed);
    }
}
