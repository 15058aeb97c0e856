package io.iwc.run;

import java.util.ArrayList;
import java.util.List;

/** Rows of a CSV text by RFC 4180: quoted cells may hold commas, quotes and line ends. Blank lines are left out. */
final class CsvRows {
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int line = 1;
    private int firstLine = 1;

    private CsvRows(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static List<Row> of(String text) {
        var csv = new CsvRows(text);
        csv.scan();
        return csv.rows;
    }

    /** A text as a cell, in quotes if it needs them. */
    static String cell(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private void scan() {
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                endCell();
            } else if (!quoted && c == '\n') {
                endRow();
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        endRow();
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        if (cells.size() > 1 || !cells.get(0).isEmpty()) {
            rows.add(new Row(firstLine, cells));
        }
        cells = new ArrayList<>();
        firstLine = line;
    }

    /**
     * One row.
     *
     * @param line where it begins, from 1
     * @param cells without their quotes
     */
    record Row(int line, List<String> cells) {}
}
