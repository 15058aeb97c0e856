package io.iwc.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.ModelType;
import java.util.List;
import java.util.Optional;

/**
 * Which encoding a model uses: the model itself or a dated snapshot of it ({@code gpt-4o-2024-08-06}). The look-up by
 * prefix of jtokkit is not used: it takes {@code gpt-4.1} for a {@code gpt-4}.
 *
 * @see <a href="https://github.com/openai/tiktoken/blob/main/tiktoken/model.py">tiktoken's table of models</a>
 */
final class TiktokenModels {
    private static final List<String> O200K_BASE =
            List.of("gpt-4o", "chatgpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "o1", "o3", "o4-mini");
    private static final List<String> CL100K_BASE = List.of("gpt-4", "gpt-3.5-turbo", "gpt-35-turbo");

    private TiktokenModels() {}

    static Optional<EncodingType> encodingOf(String model) {
        if (isOneOf(O200K_BASE, model)) {
            return Optional.of(EncodingType.O200K_BASE);
        }
        if (isOneOf(CL100K_BASE, model)) {
            return Optional.of(EncodingType.CL100K_BASE);
        }
        return ModelType.fromName(model).map(ModelType::getEncodingType);
    }

    private static boolean isOneOf(List<String> families, String model) {
        return families.stream().anyMatch(family -> model.equals(family) || model.startsWith(family + "-"));
    }
}
