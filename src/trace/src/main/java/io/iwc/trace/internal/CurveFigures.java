package io.iwc.trace.internal;

import io.iwc.report.internal.Figure;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.report.internal.Scale;
import io.iwc.trace.internal.StudyResult.Result;
import io.iwc.trace.internal.Table.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Distribution functions: of all groups in one figure, and of each on its own. */
final class CurveFigures {
    private static final MathContext DIGITS = new MathContext(3);

    private CurveFigures() {}

    static List<Figure> of(Result result) {
        var groups = StudyFigures.groups(result);
        var figures = new ArrayList<Figure>();
        figures.add(figure(result, result.name(), result.note("title"), groups));
        if (result.note("single").equals("true")) {
            groups.forEach((group, rows) -> figures.add(figure(
                    result, StudyFigures.id(result, group), StudyFigures.titled(result, group), Map.of(group, rows))));
        }
        return figures;
    }

    private static Figure figure(Result result, String id, String title, Map<String, List<Row>> groups) {
        var positive = groups.values().stream()
                .flatMap(List::stream)
                .map(row -> row.real("value"))
                .filter(value -> value > 0)
                .toList();
        var log = Scale.isLogarithmic(positive);
        var series = new ArrayList<Series>();
        var zeros = new ArrayList<String>();
        groups.forEach((group, rows) -> {
            var drawn =
                    rows.stream().filter(row -> !log || row.real("value") > 0).toList();
            if (!drawn.isEmpty()) { // a decade has no place for zero
                series.add(
                        Series.points(group, StudyFigures.column(drawn, "value"), StudyFigures.column(drawn, "share")));
            }
            if (drawn.size() < rows.size() && groups.size() == 1) {
                zeros.add(percent(rows.get(0).real("share")) + " are 0.");
            }
        });
        var unit = ValueUnit.of(result.note("unit")).unit();
        return new Figure(
                id,
                title,
                Kind.CDF,
                new Axis(result.note("title"), unit, log),
                Axis.share(),
                series.isEmpty() ? List.of(Series.points("all", List.of(0.0), List.of(1.0))) : series,
                List.of(),
                String.join(" ", Set.copyOf(zeros)));
    }

    private static String percent(double share) {
        return new BigDecimal(share * 100).round(DIGITS).stripTrailingZeros().toPlainString() + " %";
    }
}
