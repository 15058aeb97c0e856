package io.iwc.report.internal;

import java.util.List;
import java.util.Map;

/** A sweep of a suite as JSON. */
final class SweepJson {
    private SweepJson() {}

    static Map<String, Object> tree(SweepReport sweep) {
        return Map.of(
                "name", sweep.name(),
                "slo", sweep.slo(),
                "answer", sweep.answer(),
                "headings", sweep.headings(),
                "rows", sweep.rows().stream().map(SweepJson::row).toList(),
                "figures", sweep.figures().stream().map(FigureJson::tree).toList());
    }

    static SweepReport parse(JsonFields sweep) {
        return new SweepReport(
                sweep.text("name"),
                sweep.text("slo"),
                sweep.values("answer", JsonFields::asText),
                sweep.values("headings", JsonFields::asText),
                sweep.list("rows", row -> row.values("cells", JsonFields::asText)),
                sweep.list("figures", FigureJson::parse));
    }

    private static Map<String, Object> row(List<String> cells) {
        return Map.of("cells", cells);
    }
}
