package io.iwc.dataset;

import io.iwc.artifact.internal.ShownText;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Line;
import io.iwc.workload.PrefixBlocks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One JSON value of a dataset: a line, or an element of an array. Numbers keep the digits of the file.
 *
 * @since 0.1
 */
public final class JsonRow extends DatasetRow {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final JsonNode json;

    JsonRow(String file, long line, JsonNode json) {
        super(file, line);
        this.json = json;
    }

    private JsonRow(JsonRow whole, JsonNode part) {
        super(whole);
        json = part;
    }

    /**
     * The value of a line.
     *
     * @throws io.iwc.InvalidInputException if it is not exactly one JSON value
     */
    static JsonRow of(Line line) {
        return new JsonRow(line.file(), line.number(), line.exactJson());
    }

    /** A value inside this one, with the same place in the file; an empty one if there is no such field. */
    public JsonRow within(String name) {
        return new JsonRow(this, json.path(name));
    }

    /**
     * The elements of a list, each with the same place in the file; none if there is no such field.
     *
     * @throws io.iwc.InvalidInputException if it is something else than a list
     */
    public List<JsonRow> parts(String name) {
        var list = json.path(name);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw unexpected(name, "a list");
        }
        var parts = new ArrayList<JsonRow>();
        list.forEach(element -> parts.add(part(element)));
        return parts;
    }

    /** An element of a list in this row. */
    JsonRow part(JsonNode part) {
        return new JsonRow(this, part);
    }

    /** The whole value. */
    JsonNode json() {
        return json;
    }

    /** A field of it, a missing node if there is none. */
    JsonNode field(String name) {
        return json.path(name);
    }

    /**
     * A text that must be there and may be empty.
     *
     * @throws io.iwc.InvalidInputException if it is not a string
     */
    public String text(String name) {
        if (!json.path(name).isTextual()) {
            throw unexpected(name, "a string");
        }
        return json.path(name).textValue();
    }

    /** Unsigned 64-bit numbers, one in each {@code long}. */
    public long[] unsignedLongs(String name) {
        var list = json.path(name);
        var values = new long[list.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = unsigned(name, list.get(i));
        }
        if (!list.isArray()) {
            throw unexpected(name, "a list of integers ≥ 0");
        }
        return values;
    }

    /**
     * Published block hashes of a prompt, the last one possibly of a partial block.
     *
     * @throws io.iwc.InvalidInputException if there are more than blocks
     */
    public PrefixBlocks blocks(String name, int blockSize, int promptTokens) {
        var ids = unsignedLongs(name);
        var most = (promptTokens + (long) blockSize - 1) / blockSize;
        if (ids.length > most) {
            throw fault(
                    name,
                    "found " + ids.length + " hashes, expected at most " + most + " for " + promptTokens
                            + " tokens in blocks of " + blockSize);
        }
        return PrefixBlocks.of(blockSize, ids);
    }

    @Override
    Optional<String> cell(String name) {
        var node = json.path(name);
        return node.isValueNode() && !node.asText().isEmpty() && !node.isNull()
                ? Optional.of(node.isBigDecimal() ? node.decimalValue().toString() : node.asText())
                : Optional.empty();
    }

    @Override
    String shown(String name) {
        var node = name.isEmpty() ? json : json.path(name);
        var text = node.isMissingNode() ? "nothing" : node.toString();
        return ShownText.value(text);
    }

    private long unsigned(String name, JsonNode node) {
        var fits = node.isIntegralNumber()
                && node.bigIntegerValue().signum() >= 0
                && node.bigIntegerValue().compareTo(TWO_TO_64) < 0;
        if (!fits) {
            throw fault(name, "found " + node + ", expected integers 0..18446744073709551615");
        }
        return node.bigIntegerValue().longValue();
    }
}
