package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Line;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.artifact.internal.ShownText;
import io.iwc.workload.PrefixBlocks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One JSON value of a dataset: a line, or an element of an array. Numbers keep the digits of the file.
 *
 * @since 0.1
 */
public final class JsonRow extends DatasetRow {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final JsonNode json;
    private final KeyAccount keys;

    JsonRow(String file, long line, JsonNode json, KeyAccount keys) {
        super(file, line);
        this.json = json;
        this.keys = keys;
    }

    private JsonRow(JsonRow whole, JsonNode part, KeyAccount keys) {
        super(whole);
        json = part;
        this.keys = keys;
    }

    /**
     * The value of a line.
     *
     * @throws io.iwc.InvalidInputException if it is not exactly one JSON value
     */
    static JsonRow of(Line line, KeyAccount keys) {
        return new JsonRow(line.file(), line.number(), line.exactJson(), keys);
    }

    /** A value inside this one, with the same place in the file; an empty one if there is no such field. */
    public JsonRow within(String name) {
        return new JsonRow(this, json.path(name), keys.ask(name));
    }

    /**
     * The elements of a list, each with the same place in the file; none if there is no such field.
     *
     * @throws io.iwc.InvalidInputException if it is something else than a list
     */
    public List<JsonRow> parts(String name) {
        var list = json.path(name);
        var account = keys.ask(name);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw unexpected(name, "a list");
        }
        var parts = new ArrayList<JsonRow>();
        list.forEach(element -> parts.add(new JsonRow(this, element, account)));
        return parts;
    }

    /**
     * A JSON document in a text of this one, with the same place in the file; an object in its place is one as well.
     *
     * @param required whether a text that is no JSON is a fault; else there is none
     * @param replaced takes how many halves of surrogate pairs it had
     * @throws io.iwc.InvalidInputException if it is required and no JSON
     */
    Optional<JsonRow> document(String name, boolean required, LongConsumer replaced) {
        var account = keys.ask(name);
        var value = json.path(name);
        if (!value.isTextual()) {
            return Optional.of(new JsonRow(this, value, account));
        }
        try {
            var surrogates = new LoneSurrogates();
            var read = surrogates.replaceIn(Json.exactReader().readTree(value.textValue()));
            replaced.accept(surrogates.count());
            return Optional.of(new JsonRow(this, read, account));
        } catch (JsonProcessingException e) {
            if (required) {
                throw unexpected(name, "JSON");
            }
            return Optional.empty();
        }
    }

    /** Something made of this one, with the same place in the file; what is not asked of it counts for nothing. */
    JsonRow inPlace(JsonNode made) {
        return new JsonRow(this, made, new KeyAccount());
    }

    /** The whole value, to look at what it is: nothing of it counts as read. */
    JsonNode json() {
        return json;
    }

    /** A field of it with all that is in it, which counts as read; a missing node if there is none. */
    JsonNode field(String name) {
        keys.take(name);
        return json.path(name);
    }

    /** Whether a field is an object, which says nothing of having read it. */
    boolean holdsObject(String name) {
        return json.path(name).isObject();
    }

    /** Whether a field is a list, which says nothing of having read it. */
    boolean holdsList(String name) {
        return json.path(name).isArray();
    }

    /** Whether a field is a string, which says nothing of having read it. */
    boolean holdsText(String name) {
        return json.path(name).isTextual();
    }

    /**
     * A text that must be there and may be empty.
     *
     * @throws io.iwc.InvalidInputException if it is not a string
     */
    public String text(String name) {
        keys.ask(name);
        if (!json.path(name).isTextual()) {
            throw unexpected(name, "a string");
        }
        return json.path(name).textValue();
    }

    /** Unsigned 64-bit numbers, one in each {@code long}. */
    public long[] unsignedLongs(String name) {
        keys.take(name);
        var list = json.path(name);
        if (!list.isArray()) {
            throw unexpected(name, "a list of integers ≥ 0");
        }
        var values = new long[list.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = unsigned(name, list.get(i));
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
        keys.ask(name);
        var node = json.path(name);
        return node.isValueNode() && !node.asText().isEmpty() && !node.isNull()
                ? Optional.of(node.isBigDecimal() ? node.decimalValue().toString() : node.asText())
                : Optional.empty();
    }

    @Override
    void settle() {
        keys.settle(json);
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
