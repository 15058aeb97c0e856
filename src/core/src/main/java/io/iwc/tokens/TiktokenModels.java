package io.iwc.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.ModelType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which encoding a model uses: the model itself or a dated snapshot of it ({@code gpt-4o-2024-08-06}). The look-up by
 * prefix of jtokkit is not used: it takes {@code gpt-4.1} for a {@code gpt-4}. A fine-tuned model ({@code ft:…}) has
 * the encoding of the one it was made from; {@code openai/} before a name is how hubs and gateways call it. {@code o200k_harmony} of {@code gpt-oss} has the vocabulary and ranks of
 * {@code o200k_base} and more special tokens, which no text contains: the counts are those of {@code o200k_base}.
 *
 * @see <a href="https://github.com/openai/tiktoken/blob/main/tiktoken/model.py">tiktoken's table of models</a>
 */
final class TiktokenModels {
    private static final List<String> O200K_BASE =
            List.of("gpt-4o", "chatgpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "gpt-oss", "o1", "o3", "o4-mini");
    private static final List<String> CL100K_BASE = List.of("gpt-4", "gpt-3.5-turbo", "gpt-35-turbo");
    private static final String FINE_TUNED = "ft:";
    private static final String PUBLISHER = "openai/";
    private static final Pattern MINOR = Pattern.compile("gpt-5\\.\\d+");

    private TiktokenModels() {}

    static Optional<EncodingType> encodingOf(String name) {
        if (name.equals("o200k_harmony")) {
            return Optional.of(EncodingType.O200K_BASE);
        }
        var model = MINOR.matcher(base(name)).replaceFirst("gpt-5");
        if (isOneOf(O200K_BASE, model)) {
            return Optional.of(EncodingType.O200K_BASE);
        }
        if (isOneOf(CL100K_BASE, model)) {
            return Optional.of(EncodingType.CL100K_BASE);
        }
        return ModelType.fromName(model).map(ModelType::getEncodingType);
    }

    /** What a model was tuned from: {@code gpt-4o-2024-08-06} in {@code ft:gpt-4o-2024-08-06:us::a1}. */
    private static String base(String named) {
        var model = named.startsWith(PUBLISHER) ? named.substring(PUBLISHER.length()) : named;
        if (!model.startsWith(FINE_TUNED)) {
            return model;
        }
        var end = model.indexOf(':', FINE_TUNED.length());
        return model.substring(FINE_TUNED.length(), end < 0 ? model.length() : end);
    }

    private static boolean isOneOf(List<String> families, String model) {
        return families.stream().anyMatch(family -> model.equals(family) || model.startsWith(family + "-"));
    }
}
