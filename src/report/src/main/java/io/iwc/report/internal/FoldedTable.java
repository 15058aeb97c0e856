package io.iwc.report.internal;

import java.util.List;
import java.util.Map;

/**
 * A table that a page builds when its reader unfolds it: there may be thousands.
 *
 * @param headings of the columns; the first column names the row
 * @param rows as text
 * @param words how many columns, from the first, hold words
 * @param more what the table leaves out; empty if nothing
 */
record FoldedTable(List<String> headings, List<List<String>> rows, int words, String more) {
    /** A table whose first column names the row; the others are numbers. */
    FoldedTable(List<String> headings, List<List<String>> rows, String more) {
        this(headings, rows, 1, more);
    }

    /** A table of a report. */
    static FoldedTable of(ReportTable table) {
        return new FoldedTable(table.headings(), table.rows(), table.words(), "");
    }

    Map<String, Object> tree() {
        return Map.of("headings", headings, "rows", rows, "words", words, "more", more);
    }
}
