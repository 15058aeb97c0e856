package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A YAML or JSON document that people write, with the line of each of its values, for messages about it.
 *
 * @param file as messages name it
 * @param root the document
 * @param lines of the values, from 1, by their JSON pointers
 * @since 0.1
 */
public record LocatedDocument(String file, JsonNode root, Map<String, Integer> lines) {
    public LocatedDocument {
        lines = Map.copyOf(lines);
    }

    /**
     * Reads a file, as JSON if its name ends so, else as YAML.
     *
     * @throws InvalidInputException if it is malformed, with its line
     * @throws io.iwc.IwcException if it cannot be read
     */
    public static LocatedDocument read(Path file) {
        var isJson = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json");
        try {
            var text = Files.readString(file);
            return isJson
                    ? of(
                            file.toString(),
                            Json.reader().readTree(text),
                            Json.reader().createParser(text))
                    : ofYaml(file.toString(), text);
        } catch (JsonProcessingException e) {
            var fault = isJson ? JsonFault.of(e) : YamlFault.of(e);
            var line = isJson ? JsonFault.line(e) : YamlFault.line(e);
            throw new InvalidInputException(Problem.at(file.toString(), line, "", fault));
        } catch (YAMLException e) {
            throw new InvalidInputException(new Problem(file.toString(), "", Yaml.fault(e)));
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /** A YAML document that comes along with IWC, known to be one. */
    public static LocatedDocument yaml(String name, String text) {
        try {
            return ofYaml(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static LocatedDocument ofYaml(String name, String text) throws IOException {
        return of(name, Yaml.reader().readTree(text), Yaml.reader().createParser(text));
    }

    private static LocatedDocument of(String name, JsonNode root, JsonParser parser) throws IOException {
        return new LocatedDocument(name, root, lines(parser));
    }

    /** The JSON pointer of a field of the value at a place. */
    public static String below(String pointer, String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /** A fault of the value at a place. */
    public InvalidInputException fault(String pointer, String field, String text) {
        return new InvalidInputException(Problem.at(file, lines.getOrDefault(pointer, 1), field, text));
    }

    private static Map<String, Integer> lines(JsonParser parser) throws IOException {
        var lines = new HashMap<String, Integer>();
        try (parser) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    lines.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }
}
