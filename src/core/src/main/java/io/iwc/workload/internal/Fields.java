package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.ShownText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The fields of one JSON object, by name and type. A value of another type is reported and counts as missing, so
 * that all faults of a line are found, not only the first.
 */
abstract class Fields {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final String prefix;
    private final FieldFaults faults;

    /**
     * Fields of an object.
     *
     * @param prefix the prefix of a field's name when it is reported: {@code prefix.} for those of {@code prefix}
     */
    Fields(String prefix, FieldFaults faults) {
        this.prefix = prefix;
        this.faults = faults;
    }

    /** The names, in the order of the line. */
    abstract Iterable<String> names();

    /** The value of a field, a missing node if there is none. */
    abstract JsonNode node(String name);

    /** The fields of an object below this one, if it is there. */
    abstract Optional<Fields> below(String name);

    boolean has(String name) {
        return !node(name).isMissingNode();
    }

    /** Reports a fault of a field. */
    void fault(String name, String text) {
        faults.add(prefix + name, text);
    }

    /** Reports a field that does not hold what it should. */
    void unexpected(String name, String expected) {
        var node = node(name);
        var found = node.isMissingNode() ? "nothing" : shown(node);
        fault(name, "found " + found + ", expected " + expected);
    }

    static String shown(JsonNode node) {
        var text = node.toString();
        return ShownText.value(text);
    }

    void rejectUnknown(Set<String> known, String hint) {
        for (var name : names()) {
            if (!known.contains(name)) {
                fault(name, "found an unknown key, expected only " + hint);
            }
        }
    }

    /** An integer from {@code min} on; a number such as 3.0 is one. */
    OptionalLong integer(String name, long min, long max, String hint) {
        var node = node(name);
        if (node.isMissingNode()) {
            return OptionalLong.empty();
        }
        var value = whole(node);
        if (value.isPresent() && value.getAsLong() >= min && value.getAsLong() <= max) {
            return value;
        }
        unexpected(name, expectedInteger(node, min, max) + hint);
        return OptionalLong.empty();
    }

    /** A number of tokens or a place in a list. */
    OptionalInt count(String name, int min) {
        var value = integer(name, min, Integer.MAX_VALUE, "");
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    OptionalDouble number(String name, double max, String expected) {
        var node = node(name);
        if (node.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= max) {
            return OptionalDouble.of(node.doubleValue());
        }
        unexpected(name, expected);
        return OptionalDouble.empty();
    }

    Optional<String> text(String name) {
        return text(name, 0);
    }

    Optional<String> text(String name, int minLength) {
        var node = node(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (node.isTextual() && node.textValue().length() >= minLength) {
            return Optional.of(node.textValue());
        }
        unexpected(name, minLength == 0 ? "a string" : "a string of at least " + minLength + " character");
        return Optional.empty();
    }

    /** One of several constants. */
    Optional<String> word(String name, Set<String> words) {
        var node = node(name);
        if (node.isMissingNode() || (node.isTextual() && words.contains(node.textValue()))) {
            return Optional.ofNullable(node.textValue());
        }
        unexpected(name, "one of " + String.join(", ", words));
        return Optional.empty();
    }

    Optional<Boolean> flag(String name) {
        var node = node(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            unexpected(name, "true or false");
        }
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var node : list(name, JsonNode::isTextual, "a list of strings")) {
            texts.add(node.textValue());
        }
        return texts;
    }

    /** A list whose elements all pass; missing counts as empty. */
    List<JsonNode> list(String name, Predicate<JsonNode> element, String expected) {
        if (!has(name)) {
            return List.of();
        }
        var node = node(name);
        var elements = new ArrayList<JsonNode>();
        node.forEach(elements::add);
        if (node.isArray() && elements.stream().allMatch(element)) {
            return elements;
        }
        unexpected(name, expected);
        return List.of();
    }

    /** Unsigned 64-bit numbers, as a {@code long} each. */
    Optional<long[]> unsignedLongs(String name) {
        var node = node(name);
        var values = new long[node.size()];
        var fits = node.isArray();
        for (var i = 0; i < values.length && fits; i++) {
            var element = node.get(i);
            fits = isUnsignedLong(element);
            values[i] = element.isBigInteger() ? element.bigIntegerValue().longValue() : element.longValue();
        }
        if (!fits) {
            unexpected(name, "a list of integers 0..18446744073709551615");
        }
        return fits ? Optional.of(values) : Optional.empty();
    }

    /** What the faults of the fields of a field begin with. */
    final String prefixOf(String name) {
        return prefix + name + ".";
    }

    final FieldFaults faults() {
        return faults;
    }

    private static boolean isUnsignedLong(JsonNode node) {
        if (node.isBigInteger()) {
            return node.bigIntegerValue().signum() >= 0
                    && node.bigIntegerValue().compareTo(TWO_TO_64) < 0;
        }
        return whole(node).orElse(-1) >= 0;
    }

    private static OptionalLong whole(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        // 3.0 is an integer in JSON Schema; below 2^63 its cast is exact
        var isWhole = node.isDouble() && StrictMath.rint(node.doubleValue()) == node.doubleValue();
        return isWhole && Math.abs(node.doubleValue()) < 0x1p63
                ? OptionalLong.of((long) node.doubleValue())
                : OptionalLong.empty();
    }

    private static String expectedInteger(JsonNode node, long min, long max) {
        if (node.isNumber() && node.doubleValue() > max) {
            return "an integer ≤ " + max;
        }
        return min == Long.MIN_VALUE ? "an integer of 64 bits" : "an integer ≥ " + min;
    }
}
