package io.iwc.report.internal;

import java.util.List;

/** Charts, each drawn and with its table of values; the page's script makes most of them answer to the pointer. */
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
            html.text(" ").element("span", figure.note(), "class", "note");
        }
        html.close();
        if (isPicture(figure)) {
            html.open("div", "class", "picture", "role", "img", "aria-label", accessibleText(figure));
            html.raw(SvgPlot.inlineText(figure)).close();
        } else {
            var isStill = stock.isStill(figure);
            html.open(
                    "div",
                    "class",
                    "chart",
                    "data-figure",
                    stock.number(figure),
                    "role",
                    "img",
                    "aria-label",
                    accessibleText(figure));
            if (isStill) {
                html.raw(SvgPlot.inlineText(figure));
            }
            html.close();
        }
        stock.fold(html, "Numbers", FigureTable.of(figure));
        html.close().line();
    }

    /** What the chart library inside the page does not draw as well. */
    private static boolean isPicture(Figure figure) {
        return switch (figure.kind()) {
            case BARS, BOXES, HEATMAP, LANES, TREE -> true;
            case HISTOGRAM -> figure.isDiscrete();
            case CDF, TIMELINE, LINE, SCATTER, AGREEMENT -> false;
        };
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
