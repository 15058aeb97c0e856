package io.iwc.report.internal;

import java.util.List;

/**
 * A table at the top of a report: a comparison, a frontier. Immutable.
 *
 * @param title a headline for people
 * @param notes what a reader has to know to read it right
 * @param headings of the columns; the first column names the row
 * @param rows cells as text, one a heading
 * @param words how many columns, from the first, hold words; the others are numbers
 * @since 0.1
 */
public record ReportTable(String title, List<String> notes, List<String> headings, List<List<String>> rows, int words) {
    public ReportTable {
        notes = List.copyOf(notes);
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException(
                        "table " + title + ": found " + row.size() + " cells, expected " + headings.size());
            }
        }
    }

    /** A table whose first column names the row; the others are numbers. */
    public ReportTable(String title, List<String> notes, List<String> headings, List<List<String>> rows) {
        this(title, notes, headings, rows, 1);
    }
}
