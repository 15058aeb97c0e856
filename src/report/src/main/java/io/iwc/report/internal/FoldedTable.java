package io.iwc.report.internal;

import java.util.List;
import java.util.Map;

/**
 * A table that a page builds when its reader unfolds it: there may be thousands.
 *
 * @param headings of the columns; the first column names the row
 * @param rows as text
 * @param more what the table leaves out; empty if nothing
 */
record FoldedTable(List<String> headings, List<List<String>> rows, String more) {
    Map<String, Object> tree() {
        return Map.of("headings", headings, "rows", rows, "more", more);
    }
}
