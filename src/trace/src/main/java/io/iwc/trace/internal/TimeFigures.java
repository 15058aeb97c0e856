package io.iwc.trace.internal;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.trace.internal.StudyResult.Result;
import java.util.ArrayList;
import java.util.List;

/** What happened when. */
final class TimeFigures {
    private static final double HOUR = 3600;

    private TimeFigures() {}

    static Figure timeline(Result result) {
        var rows = result.table().each();
        var ofDay = result.table().has("hour");
        var start = ofDay ? 0 : TimeSlots.seconds(rows.get(0).text("from"));
        var width = Double.parseDouble(result.note("slot")) / HOUR;
        var from = rows.stream()
                .map(row -> ofDay ? row.real("hour") : (TimeSlots.seconds(row.text("from")) - start) / HOUR)
                .toList();
        var x = new ArrayList<Double>();
        var end = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (var i = 0; i < rows.size(); i++) { // a slot without requests has no row
            while (!x.isEmpty() && from.get(i) - x.get(x.size() - 1) > 1.5 * width) {
                var next = x.get(x.size() - 1) + width;
                x.add(next);
                end.add(next + width);
                y.add(0.0);
            }
            x.add(from.get(i));
            end.add(from.get(i) + width);
            y.add(rows.get(i).real("requests"));
        }
        return new Figure(
                result.name(),
                result.note("title"),
                Kind.TIMELINE,
                Axis.linear(ofDay ? "Hour of the day" : since(rows.get(0).text("from")), Unit.PLAIN),
                Axis.linear("Requests", Unit.COUNT),
                List.of(new Series("requests", x, end, y, List.of())),
                List.of(),
                "");
    }

    static Figure lines(Result result) {
        var isCalendar = result.note("clock").equals("calendar");
        var first = isCalendar
                ? result.table().each().stream()
                        .map(row -> row.text("x"))
                        .sorted()
                        .findFirst()
                        .orElseThrow()
                : "";
        var start = isCalendar ? TimeSlots.seconds(first) : 0;
        var series = new ArrayList<Series>();
        StudyFigures.groups(result, "name")
                .forEach((name, rows) -> series.add(Series.points(
                        name,
                        rows.stream()
                                .map(row ->
                                        isCalendar ? (TimeSlots.seconds(row.text("x")) - start) / HOUR : row.real("x"))
                                .toList(),
                        StudyFigures.column(rows, "y"))));
        return new Figure(
                result.name(),
                result.note("title"),
                Kind.LINE,
                Axis.linear(isCalendar ? since(first) : result.note("x"), Unit.PLAIN),
                Axis.linear(result.note("y"), Unit.PLAIN),
                series,
                List.of(),
                isCalendar ? "An hour without requests has no point." : "");
    }

    private static String since(String instant) {
        return "Hours since " + instant.replace("T", " ").replace(":00Z", "") + " UTC";
    }
}
