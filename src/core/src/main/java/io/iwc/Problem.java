package io.iwc;

import io.iwc.artifact.internal.ShownText;

/**
 * One fault of an input, worded once for every reader: {@code place: field: found …, expected …}. What files put into
 * it is on one line, without control characters and not longer than can be read.
 *
 * @param place the file as the user named it, with {@code :line} (from 1) where there is one
 * @param field the field at fault, or empty if the whole line or file is
 * @param text what was found and what was expected, with the fix where it is not plain
 * @since 0.1
 */
public record Problem(String place, String field, String text) {
    private static final int LONGEST_PLACE = 1024;
    private static final int LONGEST_FIELD = 160;

    public Problem {
        place = ShownText.cut(ShownText.oneLine(place), LONGEST_PLACE);
        field = ShownText.cut(ShownText.oneLine(field), LONGEST_FIELD);
        text = ShownText.sentence(ShownText.oneLine(text));
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
