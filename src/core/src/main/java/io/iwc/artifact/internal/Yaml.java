package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.iwc.IwcException;
import java.io.IOException;
import java.io.Serial;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * YAML as IWC spells it: block style, keys in the order they were put in, text quoted only where it must be, doubles
 * as in {@link Json}. Byte-stable.
 *
 * @since 0.1
 */
public final class Yaml {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d[\\d_.]*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .stringQuotingChecker(new QuoteNumbers())
                    .build())
            .build();

    private Yaml() {}

    /** The configured mapper. */
    static YAMLMapper mapper() {
        return MAPPER;
    }

    /** A document with a last newline. Maps keep their order: pass a {@code LinkedHashMap}, never a hash order. */
    public static String document(Object value) {
        var text = new StringWriter();
        try (var generator = MAPPER.createGenerator(text)) {
            CanonicalTree.write(value instanceof JsonNode tree ? tree : MAPPER.valueToTree(value), generator, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Reads one document.
     *
     * @throws IwcException if the text is not YAML, or a mapping in it has a key twice
     */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            var reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new IwcException("found malformed YAML (" + reason + "), expected one document", e);
        }
    }

    /** Quotes text that some YAML reader would take for a number; a hash such as {@code 12e34} is one. */
    private static final class QuoteNumbers extends StringQuotingChecker.Default {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || NUMBER.matcher(value).matches();
        }
    }
}
