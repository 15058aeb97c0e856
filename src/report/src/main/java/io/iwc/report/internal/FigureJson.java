package io.iwc.report.internal;

import io.iwc.metric.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A figure as JSON: in report files, and in the data block that a page draws its charts from. */
final class FigureJson {
    private FigureJson() {}

    static Map<String, Object> tree(Figure figure) {
        var tree = new TreeMap<String, Object>(Map.of(
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
                "note", figure.note()));
        if (!figure.beneath().isEmpty()) {
            tree.put("beneath", figure.beneath().stream().map(FigureJson::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> tree(Figure.Panel panel) {
        return Map.of(
                "y",
                tree(panel.y()),
                "series",
                panel.series().stream().map(FigureJson::tree).toList());
    }

    private static Figure.Panel panel(JsonFields panel) {
        return new Figure.Panel(axis(panel.object("y")), panel.list("series", FigureJson::series));
    }

    static Figure parse(JsonFields figure) {
        var read = new Figure(
                figure.text("id"),
                figure.text("title"),
                figure.constant("kind", Figure.Kind.class),
                axis(figure.object("x")),
                axis(figure.object("y")),
                figure.list("series", FigureJson::series),
                figure.list("marks", mark -> new Figure.Mark(mark.text("label"), mark.number("x"))),
                figure.text("note"),
                figure.json().has("beneath") ? figure.list("beneath", FigureJson::panel) : List.of());
        requireDrawable(figure, read);
        return read;
    }

    /** Decades have no place for zero and below. */
    private static void requireDrawable(JsonFields json, Figure figure) {
        for (var series : figure.series()) {
            requirePositive(json.value("x"), figure.x(), Stream.concat(series.x().stream(), series.end().stream()));
            requirePositive(json.value("y"), figure.y(), Stream.concat(series.y().stream(), series.top().stream()));
        }
        requirePositive(json.value("x"), figure.x(), figure.marks().stream().map(Figure.Mark::x));
    }

    private static void requirePositive(JsonFields json, Figure.Axis axis, Stream<Double> values) {
        if (axis.log()) {
            values.filter(value -> !(value > 0)).findFirst().ifPresent(value -> {
                throw json.fault("found " + value + " on a logarithmic axis, expected numbers > 0");
            });
        }
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
        if (!series.top().isEmpty()) {
            tree.put("top", series.top());
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
                optional(series, "weight"),
                optional(series, "top"));
    }

    private static List<Double> optional(JsonFields series, String field) {
        return series.json().has(field) ? series.values(field, JsonFields::asNumber) : List.of();
    }
}
