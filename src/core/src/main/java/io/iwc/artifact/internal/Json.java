package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON as IWC spells it, the same bytes on every machine and JDK: keys sorted by code point, doubles as the shortest
 * digits that round-trip with their fraction ({@code 1.0}), nothing but control characters, quotes and backslashes
 * escaped, {@code \n} between lines. Reading refuses duplicate keys. The one place where Jackson is configured.
 *
 * <p>Values may be trees, maps, lists, records, strings, numbers and booleans. NaN and infinities are refused: what
 * cannot be computed is written as undefined with its reason.
 *
 * @since 0.1
 */
public final class Json {
    private static final JsonFactory FACTORY = factory(true);

    private static final TreeReader READER = new TreeReader(FACTORY, false);

    /** Of parsers that keep no list of the keys: the tree knows them. */
    private static final JsonFactory TREES = factory(false);

    private static final TreeReader TREE_READER = new TreeReader(TREES, false);
    private static final TreeReader EXACT = new TreeReader(TREES, true);

    private Json() {}

    private static JsonFactory factory(boolean remembersKeys) {
        return JsonFactory.builder()
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, remembersKeys)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the JDK's own digits changed with JDK 19
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE) // as Python spells control characters
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE) // prompts are as long as they are
                        .build())
                .build();
    }

    /**
     * The configured mapper, for binding. What reads or makes trees does without: to set it up takes longer than most
     * documents do.
     */
    public static ObjectMapper mapper() {
        return Binding.MAPPER;
    }

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Reads a value as a tree, whoever asks for tokens before. */
    static TreeReader reader() {
        return READER;
    }

    /** Reads a value as a tree. */
    public static TreeReader treeReader() {
        return TREE_READER;
    }

    /** Reads numbers with a fraction digit by digit, for timestamps that must not be rounded. */
    public static TreeReader exactReader() {
        return EXACT;
    }

    /** One object on one line, without spaces and without the newline. */
    public static String compact(Object value) {
        var text = new StringWriter();
        write(value, text, false);
        return text.toString();
    }

    /**
     * A number as it stands in JSON.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("found " + value + ", expected a finite number");
        }
        return NumberOutput.toString(value, true);
    }

    /** A document for people: indented by 2, with a last newline. */
    public static String document(Object value) {
        var text = new StringWriter();
        write(value, text, true);
        return text.append('\n').toString();
    }

    /**
     * Reads one JSON value.
     *
     * @throws IwcException if the text is not exactly one JSON value, or an object in it has a key twice
     */
    public static JsonNode parse(String text) {
        try {
            return present(READER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IwcException(fault(e), e);
        }
    }

    /**
     * Reads a file that holds one JSON value.
     *
     * @throws InvalidInputException if it does not exist or is not exactly one JSON value
     */
    public static JsonNode read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return present(READER.readTree(reader));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(Problem.at(file.toString(), JsonFault.line(e), "", fault(e)));
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /** A generator configured as this class writes, compact; what it holds open is closed with it. */
    public static JsonGenerator generator(Writer to) throws IOException {
        return FACTORY.createGenerator(to);
    }

    /** Writes a tree as this class spells it. */
    public static void write(JsonNode tree, JsonGenerator to) throws IOException {
        CanonicalTree.write(tree, to, true);
    }

    /** What is wrong with a text that is not JSON: what was found, at which column, and what was expected. */
    public static String fault(JsonProcessingException e) {
        return JsonFault.of(e);
    }

    /** The same of UTF-8 bytes, with the column counted in characters. */
    public static String fault(JsonProcessingException e, byte[] bytes) {
        return JsonFault.of(e, bytes, 0, bytes.length);
    }

    private static JsonNode present(JsonNode node) {
        if (node.isMissingNode()) {
            throw new IwcException("found nothing, expected one JSON value");
        }
        return node;
    }

    private static void write(Object value, Writer to, boolean indented) {
        // through a Writer: Jackson's byte generators would escape characters outside the BMP
        try (var generator = FACTORY.createGenerator(to)) {
            if (indented) {
                generator.setPrettyPrinter(new IndentByTwo());
            }
            CanonicalTree.write(PlainTree.of(value, Json::mapper), generator, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made when it is first asked for. */
    private static final class Binding {
        private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY.copy())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(BoundedTrees.module())
                .build();
    }
}
