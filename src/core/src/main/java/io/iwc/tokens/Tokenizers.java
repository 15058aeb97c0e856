package io.iwc.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import io.iwc.IwcException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The tokenizers by name. A name that is not known is an error that lists what there is; nothing ever falls back to
 * another tokenizer.
 *
 * @since 0.1
 */
public final class Tokenizers {
    private Tokenizers() {}

    /** The default: {@code tiktoken:o200k_base}. */
    public static Tokenizer standard() {
        return new TiktokenTokenizer(EncodingType.O200K_BASE);
    }

    /**
     * Words between Unicode white space, {@code whitespace}. Each instance numbers words by itself: compare ids of one
     * instance only.
     */
    public static Tokenizer whitespace() {
        return new WhitespaceTokenizer();
    }

    /**
     * A tiktoken encoding. Its id names the encoding, also where a model was asked for.
     *
     * @param encodingOrModel {@code o200k_base}, {@code cl100k_base} … or {@code gpt-4o}, {@code gpt-4o-2024-08-06} …
     * @throws IwcException if there is no such encoding or model
     */
    public static Tokenizer tiktoken(String encodingOrModel) {
        return EncodingType.fromName(encodingOrModel)
                .or(() -> TiktokenModels.encodingOf(encodingOrModel))
                .map(TiktokenTokenizer::new)
                .orElseThrow(() -> unknown(TiktokenTokenizer.PREFIX + encodingOrModel));
    }

    /**
     * The tokenizer of a Hugging Face model. Needs {@code ai.djl.huggingface:tokenizers}, which carries native code and
     * is therefore not brought along.
     *
     * @param tokenizerJson the model's {@code tokenizer.json}, or the folder that holds it
     * @throws IwcException if the file is no tokenizer, or the dependency is not there
     */
    public static Tokenizer huggingFace(Path tokenizerJson) {
        try {
            return HuggingFaceTokenizer.read(tokenizerJson);
        } catch (NoClassDefFoundError e) {
            throw new IwcException(
                    "tokenizer: " + HuggingFaceTokenizer.PREFIX
                            + " needs the dependency ai.djl.huggingface:tokenizers (0.38.0 is known to work) on the class"
                            + " path; it is optional because it carries native code",
                    e);
        }
    }

    /**
     * The tokenizer of that id, as recorded with counts and written in options.
     *
     * @param id {@code whitespace} or {@code simple}; {@code tiktoken} for its {@link #standard()} encoding;
     *     {@code tiktoken:ENCODING} or {@code tiktoken:MODEL}; {@code huggingface:PATH} of a {@code tokenizer.json}
     * @throws IwcException if there is no such tokenizer
     */
    public static Tokenizer of(String id) {
        if (id.startsWith(TiktokenTokenizer.PREFIX)) {
            return tiktoken(id.substring(TiktokenTokenizer.PREFIX.length()));
        }
        if (id.startsWith(HuggingFaceTokenizer.PREFIX)) {
            return huggingFace(Path.of(id.substring(HuggingFaceTokenizer.PREFIX.length())));
        }
        return switch (id) {
            case WhitespaceTokenizer.ID, "simple" -> whitespace();
            case "tiktoken" -> standard();
            default -> throw unknown(id);
        };
    }

    private static IwcException unknown(String id) {
        return new IwcException("tokenizer: found \"" + id + "\", expected whitespace (or simple), "
                + Arrays.stream(EncodingType.values())
                        .map(type -> TiktokenTokenizer.PREFIX + type.getName())
                        .collect(Collectors.joining(", "))
                + ", tiktoken: and the name of an OpenAI model, or huggingface: and the path of a tokenizer.json");
    }
}
