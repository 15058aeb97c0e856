package io.iwc.artifact.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows of text in aligned columns, two spaces apart, for terminals and messages. Text columns are aligned left,
 * columns of numbers flush right; no line ends in a space. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<Side> sides) {
        this.sides = List.copyOf(sides);
    }

    /** An empty table with a column for each side. */
    public static TextTable of(Side... columns) {
        return new TextTable(List.of(columns));
    }

    /** An empty table whose first column holds text and the others numbers. */
    public static TextTable namesAndNumbers(int columns) {
        var sides = new ArrayList<>(Collections.nCopies(columns, Side.RIGHT));
        sides.set(0, Side.LEFT);
        return new TextTable(sides);
    }

    /**
     * Adds a row below the others; a header is a row like any other.
     *
     * @throws IllegalArgumentException if it has not one cell a column
     */
    public TextTable row(List<String> cells) {
        if (cells.size() != sides.size()) {
            throw new IllegalArgumentException("row: found " + cells.size() + " cells, expected " + sides.size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The lines, without newlines. */
    public List<String> lines() {
        var widths = new int[sides.size()];
        for (var row : rows) {
            for (var column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** The lines, each with its newline; empty without rows. */
    public String text() {
        var text = new StringBuilder();
        lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = row.get(column);
            var padding = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : BETWEEN);
            line.append(sides.get(column) == Side.LEFT ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    /** The alignment of a column. */
    public enum Side {
        LEFT,
        RIGHT
    }
}
