package io.iwc.report.internal;

import java.util.Map;

/** A change as JSON. */
final class ChangeJson {
    private ChangeJson() {}

    static Map<String, Object> tree(ChangeReport change) {
        return Map.of(
                "baseline", change.baseline(),
                "current", change.current(),
                "shift", change.shift(),
                "sentences", change.sentences(),
                "predicted", change.predicted(),
                "figures", change.figures().stream().map(FigureJson::tree).toList());
    }

    static ChangeReport parse(JsonFields change) {
        return new ChangeReport(
                change.text("baseline"),
                change.text("current"),
                change.values("shift", JsonFields::asText),
                change.values("sentences", JsonFields::asText),
                change.text("predicted"),
                change.list("figures", FigureJson::parse));
    }
}
