package io.iwc.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places for charts, each with the numbers beside it. A figure that several tests share is kept once for the page. */
final class FigureSection {
    private final Map<Figure, Integer> numbers = new LinkedHashMap<>();

    /** The figures that were placed, in the order of their numbers. */
    List<Figure> placed() {
        return List.copyOf(numbers.keySet());
    }

    void place(Html html, List<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        html.open("div", "class", "figures").line();
        figures.forEach(figure -> place(html, figure));
        html.close().line();
    }

    void place(Html html, Figure figure) {
        var number = numbers.computeIfAbsent(figure, unseen -> numbers.size());
        html.open("figure").open("figcaption").text(figure.title());
        if (!figure.note().isEmpty()) {
            html.element("span", figure.note(), "class", "note");
        }
        html.close();
        html.element(
                "div",
                "",
                "class",
                "chart",
                "data-figure",
                Integer.toString(number),
                "role",
                "img",
                "aria-label",
                spoken(figure));
        table(html, figure);
        html.close().line();
    }

    private static void table(Html html, Figure figure) {
        var table = FigureTable.of(figure);
        html.open("details", "class", "numbers").element("summary", "Numbers").open("div", "class", "scroll");
        Tables.write(html, table.headings(), table.rows());
        if (FigureTable.left(figure) > 0) {
            html.element("p", "and " + FigureTable.left(figure) + " more in report.json", "class", "note");
        }
        html.close().close();
    }

    private static String spoken(Figure figure) {
        var text = new StringBuilder(figure.title()).append(", ");
        text.append(JsonFields.constantText(figure.kind()))
                .append(" of ")
                .append(figure.y().label());
        text.append(" over ").append(figure.x().label());
        for (var mark : figure.marks()) {
            text.append(", ").append(mark.label()).append(' ');
            text.append(FigureTable.shown(figure.x().unit(), mark.x()));
        }
        return text.append(". The table below holds the numbers.").toString();
    }
}
