package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import java.io.IOException;
import java.io.Serial;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as IWC spells it: block style, keys in the order they were put in, text quoted where some YAML reader
 * would take it for something else, doubles as in {@link Json}. Byte-stable.
 *
 * @since 0.1
 */
public final class Yaml {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d[\\d_.]*|\\.\\d+)([eE][-+]?\\d+)?|[-+]?0[box][\\p{XDigit}_]+");

    /** Line ends other than the usual, which YAML 1.1 folds and 1.2 does not, and what editors do not show. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\uFEFF&&[^\\n]]");

    private static final Resolver RESOLVER = new Resolver();
    private static final YAMLMapper MAPPER = YAMLMapper.builder(new QuotingYamlFactory(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .stringQuotingChecker(new QuoteAllButWords())))
            .addModule(BoundedTrees.module())
            .build();
    private static final ObjectReader READER = MAPPER.reader().with(BoundedNodes.NODES);

    private Yaml() {}

    /** Reads a value as a tree. */
    static ObjectReader reader() {
        return READER;
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
     * Reads a file that holds one document.
     *
     * @throws InvalidInputException if it is not YAML, or a mapping in it has a key twice; names the file and the line
     */
    public static JsonNode read(Path file) throws IOException {
        try {
            return READER.readTree(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(new Problem(file.toString(), "", FileFault.NOT_UTF_8));
        } catch (YAMLException e) {
            throw new InvalidInputException(new Problem(file.toString(), "", fault(e)));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(Problem.at(file.toString(), YamlFault.line(e), "", YamlFault.of(e)));
        }
    }

    /**
     * Reads one document.
     *
     * @throws IwcException if the text is not YAML, or a mapping in it has a key twice
     */
    public static JsonNode parse(String text) {
        try {
            return READER.readTree(text);
        } catch (YAMLException e) {
            throw new IwcException(fault(e), e);
        } catch (JsonProcessingException e) {
            throw new IwcException(YamlFault.of(e), e);
        }
    }

    /** Of characters that YAML does not allow: the parser throws it as it is. */
    static String fault(YAMLException e) {
        return YamlFault.of(String.valueOf(e.getMessage()), "");
    }

    /**
     * Quotes text that some YAML reader would take for something else: a hash such as {@code 12e34} for a number, a
     * stamp for a time.
     */
    private static final class QuoteAllButWords extends StringQuotingChecker.Default {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || isAmbiguous(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || isAmbiguous(value);
        }

        private static boolean isAmbiguous(String text) {
            return NUMBER.matcher(text).matches()
                    || UNSEEN.matcher(text).find()
                    || !RESOLVER.resolve(NodeId.scalar, text, true).equals(Tag.STR);
        }
    }
}
