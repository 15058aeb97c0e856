package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of an object as {@link CanonicalLineScanner} found them: integers, texts and hashes without the tree that
 * would take longer to make than all that is asked of it. Values in other spellings are left to {@link Fields} and the
 * node of the value.
 */
final class ScannedFields extends Fields {
    private static final Object WHOLE = new Object(); // the value is among the numbers

    private String[] names = new String[8];
    private Object[] values = new Object[8]; // WHOLE, String, long[], ScannedFields or JsonNode
    private long[] numbers = new long[8];
    private int size;
    private boolean isPlain;
    private long present; // bits of the names' hashes: most lines have few of the names that are asked for

    private ScannedFields(String prefix, FieldFaults faults) {
        super(prefix, faults);
    }

    /** The fields of a line, none yet. A line with a fault is parsed again, as a tree. */
    static ScannedFields ofLine() {
        return new ScannedFields("", FieldFaults.ignored());
    }

    /** The fields of a nested object, none yet. */
    ScannedFields ofField(String name) {
        return new ScannedFields(prefixOf(name), faults());
    }

    /** Adds an integer; false if there is a field of this name. */
    boolean add(String name, long number) {
        if (!add(name, WHOLE)) {
            return false;
        }
        numbers[size - 1] = number;
        return true;
    }

    /** Adds a String, {@code long[]}, ScannedFields or JsonNode; false if there is a field of this name. */
    boolean add(String name, Object value) {
        if (has(name)) {
            return false;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        names[size] = name;
        values[size] = value;
        present |= bit(name);
        size++;
        return true;
    }

    /**
     * Says whether the line has no space, and no value but texts without escapes, digits, hashes and words.
     */
    void spelledPlainly(boolean isPlain) {
        this.isPlain = isPlain;
    }

    /**
     * Whether the line surely is the one that {@link RequestPrinter} makes of the request that it holds. Lines with
     * values that have more than one spelling, such as messages and temperatures, are not looked at closely enough.
     */
    boolean areCanonical() {
        return isPlain && size > 0 && areSortedAndPrinted(FieldNames.PRINTED_AS_READ);
    }

    private boolean areSortedAndPrinted(Set<String> printed) {
        for (var i = 0; i < size; i++) {
            var isSorted = i == 0 || names[i - 1].compareTo(names[i]) < 0;
            if (!isSorted || !printed.contains(names[i]) || !isPrinted(i)) {
                return false;
            }
        }
        return true;
    }

    /** What is read as if the field were not there, or is the default, is not printed. */
    private boolean isPrinted(int i) {
        var value = values[i];
        if (value == WHOLE) {
            return !names[i].equals("arrival_time_ns") || numbers[i] % RequestParser.NANOS_PER_MILLI != 0;
        }
        if (value instanceof String text) {
            return names[i].equals("scope") ? text.equals("session") : !text.isEmpty();
        }
        if (value instanceof ScannedFields below) {
            return below.areSortedAndPrinted(FieldNames.OF_PREFIX);
        }
        return value instanceof long[] hashes ? hashes.length > 0 : value instanceof BooleanNode;
    }

    @Override
    boolean has(String name) {
        return indexOf(name) >= 0;
    }

    @Override
    OptionalLong integer(String name, long min, long max, String hint) {
        var i = indexOf(name);
        return i >= 0 && values[i] == WHOLE && numbers[i] >= min && numbers[i] <= max
                ? OptionalLong.of(numbers[i])
                : super.integer(name, min, max, hint);
    }

    @Override
    Optional<String> text(String name, int minLength) {
        var i = indexOf(name);
        return i >= 0 && values[i] instanceof String text && text.length() >= minLength
                ? Optional.of(text)
                : super.text(name, minLength);
    }

    @Override
    Optional<long[]> unsignedLongs(String name) {
        var i = indexOf(name);
        return i >= 0 && values[i] instanceof long[] hashes ? Optional.of(hashes) : super.unsignedLongs(name);
    }

    @Override
    Optional<Fields> below(String name) {
        var i = indexOf(name);
        return i >= 0 && values[i] instanceof ScannedFields fields ? Optional.of(fields) : TreeFields.below(this, name);
    }

    @Override
    List<String> names() {
        return Arrays.asList(names).subList(0, size);
    }

    @Override
    JsonNode node(String name) {
        var i = indexOf(name);
        if (i < 0) {
            return MissingNode.getInstance();
        }
        if (values[i] == WHOLE) {
            var number = numbers[i];
            return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
        }
        return values[i] instanceof String text ? TextNode.valueOf(text) : (JsonNode) values[i];
    }

    private int indexOf(String name) {
        if ((present & bit(name)) != 0) {
            for (var i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static long bit(String name) {
        return 1L << name.hashCode(); // of which a shift takes the last six bits
    }
}
