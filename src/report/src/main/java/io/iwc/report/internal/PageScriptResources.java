package io.iwc.report.internal;

import io.iwc.artifact.internal.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Charts and folded tables of a page. The first ones are in the page as they are, for readers without scripts; from
 * then on they are data for the script alone, each stored once however many tests share it.
 */
final class PageScriptResources {
    private static final int MOST_STILL_FIGURES = 600;
    private static final int MOST_STILL_ROWS = 20_000;

    private final Map<Figure, Integer> figures = new LinkedHashMap<>();
    private final Map<FoldedTable, Integer> tables = new LinkedHashMap<>();
    private int stillRows;

    /** The number under which the script finds the figure. */
    String number(Figure figure) {
        return number(figures, figure);
    }

    /** Whether a figure is drawn into the page: it is new to the page, and the page is not too large already. */
    boolean isStill(Figure figure) {
        return !figures.containsKey(figure) && figures.size() < MOST_STILL_FIGURES;
    }

    /** A table behind a summary. */
    void fold(Markup html, String summary, FoldedTable table) {
        stillRows += table.rows().size();
        if (stillRows > MOST_STILL_ROWS) {
            html.open("details", "class", "numbers", "data-table", number(tables, table));
            html.element("summary", summary).close().line();
            return;
        }
        html.open("details", "class", "numbers").element("summary", summary).open("div", "class", "scroll");
        Tables.write(html, table.headings(), table.rows(), table.words());
        if (!table.more().isEmpty()) {
            html.element("p", table.more(), "class", "note");
        }
        html.close().close().line();
    }

    boolean hasFigures() {
        return !figures.isEmpty();
    }

    /** JSON that is safe inside a script element. */
    String json() {
        return Json.compact(Map.of(
                        "figures",
                                figures.keySet().stream().map(FigureJson::tree).toList(),
                        "tables",
                                tables.keySet().stream().map(FoldedTable::tree).toList()))
                .replace("<", "\\u003c");
    }

    private static <T> String number(Map<T, Integer> numbers, T item) {
        var next = numbers.size();
        var known = numbers.putIfAbsent(item, next);
        return Integer.toString(known == null ? next : known);
    }
}
