package io.iwc.report.internal;

import io.iwc.metric.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A figure as JSON: in report files, and in the data block that a page draws its charts from. */
final class FigureJson {
    private FigureJson() {}

    static Map<String, Object> tree(Figure figure) {
        return Map.of(
                "id", figure.id(),
                "title", figure.title(),
                "kind", JsonFields.constantText(figure.kind()),
                "x", tree(figure.x()),
                "y", tree(figure.y()),
                "series", figure.series().stream().map(FigureJson::tree).toList(),
                "marks",
                        figure.marks().stream()
                                .map(mark -> Map.of("label", mark.label(), "x", mark.x()))
                                .toList(),
                "note", figure.note());
    }

    static Figure parse(JsonFields figure) {
        return new Figure(
                figure.text("id"),
                figure.text("title"),
                figure.constant("kind", Figure.Kind.class),
                axis(figure.object("x")),
                axis(figure.object("y")),
                figure.list("series", FigureJson::series),
                figure.list("marks", mark -> new Figure.Mark(mark.text("label"), mark.number("x"))),
                figure.text("note"));
    }

    private static Map<String, Object> tree(Figure.Axis axis) {
        return Map.of("label", axis.label(), "unit", JsonFields.constantText(axis.unit()), "log", axis.log());
    }

    private static Figure.Axis axis(JsonFields axis) {
        return new Figure.Axis(axis.text("label"), axis.constant("unit", Unit.class), axis.flag("log"));
    }

    private static Map<String, Object> tree(Figure.Series series) {
        var tree = new TreeMap<String, Object>(Map.of(
                "name", series.name(),
                "x", series.x(),
                "end", series.end(),
                "y", series.y(),
                "labels", series.labels()));
        if (!series.weight().isEmpty()) {
            tree.put("weight", series.weight());
        }
        return tree;
    }

    private static Figure.Series series(JsonFields series) {
        return new Figure.Series(
                series.text("name"),
                series.values("x", JsonFields::asNumber),
                series.values("end", JsonFields::asNumber),
                series.values("y", JsonFields::asNumber),
                series.values("labels", JsonFields::asText),
                series.json().has("weight") ? series.values("weight", JsonFields::asNumber) : List.of());
    }
}
