package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.tokens.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Vectors of texts: every word has its own direction, drawn from the seed, and a text points to the sum of its words,
 * at length 1. The same text always gives the same vector, and texts that share words are near each other, so that a
 * retriever finds what a reader would.
 */
final class Embeddings {
    private static final int DIMENSIONS = 1_536;
    private static final int MOST_DIMENSIONS = 8_192;
    private static final int MOST_INPUTS = 2_048;
    private static final int MOST_TOKENS = 300_000; // as OpenAI's API, over all inputs
    private static final int MOST_VALUES = 4_000_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final long seed;
    private final Tokenizer tokenizer;

    Embeddings(long seed, Tokenizer tokenizer) {
        this.seed = seed;
        this.tokenizer = tokenizer;
    }

    /** The whole answer to a request of OpenAI's. */
    String answer(ObjectNode body, String defaultModel) throws ApiException {
        var fields = new BodyFields(body);
        var inputs = inputs(fields);
        var dimensions = dimensions(fields, inputs.size());
        var base64 = fields.text("encoding_format").orElse("float").equals("base64");
        var data = new ArrayList<Map<String, Object>>();
        var tokens = tokens(inputs);
        for (var input : inputs) {
            var vector = vector(input.text(), dimensions);
            data.add(Map.of(
                    "object", "embedding", "index", data.size(), "embedding", base64 ? encoded(vector) : vector));
        }
        return Json.compact(Map.of(
                "object",
                "list",
                "data",
                data,
                "model",
                fields.text("model").orElse(defaultModel),
                "usage",
                Map.of("prompt_tokens", tokens, "total_tokens", tokens)));
    }

    /** The vectors of one text or several in {@code input}, at the length of {@code dimensions} if it is there. */
    Vectors vectors(ObjectNode body) throws ApiException {
        var fields = new BodyFields(body);
        var inputs = inputs(fields);
        var dimensions = dimensions(fields, inputs.size());
        return new Vectors(
                inputs.stream().map(input -> vector(input.text(), dimensions)).toList(), tokens(inputs));
    }

    /** Texts, or lists of token ids, which are texts of their numbers. */
    private List<Input> inputs(BodyFields fields) throws ApiException {
        var inputs = new ArrayList<Input>();
        if (BodyFields.holdsTokens(fields.get("input"))) {
            for (var ids : fields.tokenLists("input")) {
                inputs.add(new Input(ids.toString(), ids.size()));
            }
        } else {
            for (var text : fields.texts("input")) {
                inputs.add(new Input(text, tokenizer.count(text)));
            }
        }
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
            throw BodyFields.unexpected(
                    "input",
                    fields.get("input"),
                    "a string or a list of strings" + (inputs.isEmpty() ? "" : ", at most " + MOST_INPUTS));
        }
        return inputs;
    }

    private static int tokens(List<Input> inputs) throws ApiException {
        var tokens = inputs.stream().mapToLong(Input::tokens).sum();
        if (tokens > MOST_TOKENS) {
            throw ApiException.invalid(
                    "input", "input: found " + tokens + " tokens, expected at most " + MOST_TOKENS + " in one request");
        }
        return (int) tokens;
    }

    private static int dimensions(BodyFields fields, int inputs) throws ApiException {
        var dimensions = fields.positive("dimensions").orElse(DIMENSIONS);
        if (dimensions > MOST_DIMENSIONS) {
            throw BodyFields.unexpected(
                    "dimensions", fields.get("dimensions"), "an integer from 1 to " + MOST_DIMENSIONS);
        }
        if ((long) dimensions * inputs > MOST_VALUES) {
            throw ApiException.invalid(
                    "dimensions",
                    "dimensions: found " + dimensions + " for " + inputs + " inputs, expected at most " + MOST_VALUES
                            + " values in one answer");
        }
        return dimensions;
    }

    private float[] vector(String text, int dimensions) {
        var sum = new double[dimensions];
        for (var word : words(text)) {
            var direction = new Words(seed, "embedding " + word);
            for (var i = 0; i < dimensions; i++) {
                sum[i] += direction.uniform(i) - 0.5;
            }
        }
        var square = 0.0;
        for (var value : sum) {
            square += value * value;
        }
        var length = Math.sqrt(square); // exact by IEEE 754
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++) {
            vector[i] = (float) (sum[i] / length);
        }
        return vector;
    }

    /** The words of a text; a text without any is one of its own kind. */
    private static List<String> words(String text) {
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        return words.isEmpty() ? List.of(text) : words;
    }

    private static String encoded(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : vector) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * What was asked for.
     *
     * @param tokens of all texts
     */
    record Vectors(List<float[]> values, int tokens) {}

    /** One text with its length in tokens. */
    private record Input(String text, int tokens) {}
}
