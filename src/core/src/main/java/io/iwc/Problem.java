package io.iwc;

import java.util.Objects;

/**
 * One fault of an input, worded once for every reader: {@code place: field: found …, expected …}.
 *
 * @param place the file as the user named it, with {@code :line} (from 1) where there is one
 * @param field the field at fault, or empty if the whole line or file is
 * @param text what was found and what was expected, with the fix where it is not plain
 * @since 0.1
 */
public record Problem(String place, String field, String text) {
    public Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
    }

    /** A fault in one line of a file. */
    public static Problem at(String file, long line, String field, String text) {
        return new Problem(file + ":" + line, field, text);
    }

    /** {@code place: field: text}, without the parts that are empty. */
    @Override
    public String toString() {
        return (place.isEmpty() ? "" : place + ": ") + (field.isEmpty() ? "" : field + ": ") + text;
    }
}
