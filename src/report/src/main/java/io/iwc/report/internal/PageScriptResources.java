package io.iwc.report.internal;

import io.iwc.artifact.internal.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data of a page's script: charts and folded tables, each stored once however many tests share it. */
final class PageScriptResources {
    private final Map<Figure, Integer> figures = new LinkedHashMap<>();
    private final Map<FoldedTable, Integer> tables = new LinkedHashMap<>();

    /** The number under which the script finds the figure. */
    String number(Figure figure) {
        return number(figures, figure);
    }

    /** A table behind a summary. */
    void fold(Markup html, String summary, FoldedTable table) {
        html.open("details", "class", "numbers", "data-table", number(tables, table));
        html.element("summary", summary).close().line();
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
