package io.iwc.cli;

import io.iwc.metric.DefaultGate;
import io.iwc.metric.MetricInfo;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.Worse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of the catalogue as text and as JSON. */
final class MetricWords {
    private static final String NONE = "-";
    private static final int NAME_WIDTH = "Undefined".length();

    private MetricWords() {}

    static String explained(MetricInfo info, String title) {
        var text = new StringBuilder(title).append('\n');
        line(text, "Meaning", info.meaning());
        line(text, "Formula", info.formula());
        line(text, "Unit", info.unit().symbol());
        line(text, "Worse", worse(info));
        info.gates().forEach(gate -> line(text, "Gate", gate.metric() + " " + info.allowed(gate)));
        info.reasons().forEach(code -> line(text, "Undefined", reason(code) + " [" + code.id() + "]"));
        line(text, "More in", info.section().reference());
        return text.toString();
    }

    /** {@code higher}, {@code lower}, or a dash for a shape. */
    static String worse(MetricInfo info) {
        return info.worse() == Worse.NEITHER ? NONE : info.worse().id();
    }

    static Map<String, Object> fields(MetricInfo info) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", info.id());
        fields.put("name", info.name());
        fields.put("meaning", info.meaning());
        fields.put("formula", info.formula());
        fields.put("unit", info.unit().symbol());
        fields.put("worse", info.worse().id());
        fields.put("gates", info.gates().stream().map(MetricWords::gate).toList());
        fields.put("undefined", reasons(info.reasons()));
        fields.put("documentation", info.section().reference());
        return fields;
    }

    private static Map<String, Object> gate(DefaultGate gate) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("metric", gate.metric().id());
        fields.put("kind", gate.kind().id());
        fields.put("threshold", gate.threshold());
        return fields;
    }

    private static Map<String, String> reasons(List<ReasonCode> codes) {
        var reasons = new LinkedHashMap<String, String>();
        codes.forEach(code -> reasons.put(code.id(), reason(code)));
        return reasons;
    }

    private static String reason(ReasonCode code) {
        return code.template().replace("%s", "…");
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name)
                    .append(" ".repeat(NAME_WIDTH - name.length()))
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
    }
}
