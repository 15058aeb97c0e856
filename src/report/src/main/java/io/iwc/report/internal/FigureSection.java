package io.iwc.report.internal;

import java.util.List;

/** Places for charts, each with its table of values. */
final class FigureSection {
    private final Markup html;
    private final PageScriptResources stock;

    FigureSection(Markup html, PageScriptResources stock) {
        this.html = html;
        this.stock = stock;
    }

    void place(List<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        html.open("div", "class", "figures").line();
        figures.forEach(this::place);
        html.close().line();
    }

    void place(Figure figure) {
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
                stock.number(figure),
                "role",
                "img",
                "aria-label",
                accessibleText(figure));
        stock.fold(html, "Numbers", FigureTable.of(figure));
        html.close().line();
    }

    private static String accessibleText(Figure figure) {
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
