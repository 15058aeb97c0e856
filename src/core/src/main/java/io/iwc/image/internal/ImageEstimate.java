package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * About how many tokens a model makes of an image, or why nobody can say.
 *
 * @param tokens by the rule of the model
 * @param rule as a label names it; empty if there are no tokens
 * @param uncounted why there are none, after a number of images
 */
public record ImageEstimate(OptionalLong tokens, String rule, String uncounted) {
    /** For a model by its name, which a request need not have. */
    public static ImageEstimate of(PromptImage image, Optional<String> model) {
        if (image.unsized().isPresent()) {
            return none(image.unsized().get().text());
        }
        if (model.isEmpty()) {
            return none("of a request that names no model");
        }
        var rule = ImageRules.of(model.get());
        if (rule.isEmpty()) {
            return none("for a model without a rule");
        }
        var tokens = rule.get().rule().tokens(image);
        return tokens.isPresent()
                ? new ImageEstimate(tokens, rule.get().id(), "")
                : none("of a size or detail without a rule");
    }

    private static ImageEstimate none(String why) {
        return new ImageEstimate(OptionalLong.empty(), "", why);
    }
}
