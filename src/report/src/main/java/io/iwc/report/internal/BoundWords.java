package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.Unit;
import io.iwc.report.internal.GateReport.Verdict;
import java.util.List;
import java.util.Locale;

/** A bound in words: what is bounded, what was found, how much room is left. */
final class BoundWords {
    static final List<String> HEADINGS = List.of("Asserted", "Baseline", "Found", "Allowed", "Room", "Verdict");

    private static final String MEAN = " mean";
    private static final int HUNDRED = 100;
    private static final double MANY_TIMES = 3;

    private BoundWords() {}

    /** The metric as people call it: {@code mean session reuse}, {@code TTFT P99 from the schedule}. */
    static String name(String metric) {
        if (Metric.of(metric).equals(Metric.PRIMARY_CLASS)) {
            return "the class";
        }
        var name = MetricCatalogue.nameOf(Metric.of(metric))
                .replaceFirst("^(.*?)( from the \\w+) (\\w+)$", "$1 $3$2")
                .replaceFirst(", (req|tokens)/s\\b", "");
        var isAcronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        var inside = isAcronym ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return inside.endsWith(MEAN) ? "mean " + inside.substring(0, inside.length() - MEAN.length()) : inside;
    }

    /** What happened to a bound that failed: {@code prompt tokens P90 grew 288 → 896}. */
    static String happened(GateReport gate) {
        if (!gate.actualName().isEmpty()) {
            return gate.baselineName().isEmpty()
                    ? "the class is " + gate.actualName() + ", expected " + gate.allowed()
                    : "the class changed from " + gate.baselineName() + " to " + gate.actualName();
        }
        if (!gate.actual().isDefined()) {
            return name(gate.metric()) + " could not be measured ("
                    + gate.actual().reason() + ")";
        }
        if (gate.baseline().isDefined()) {
            return name(gate.metric()) + verb(gate) + value(gate, gate.baseline()) + " → " + value(gate, gate.actual());
        }
        return name(gate.metric()) + " is " + value(gate, gate.actual()) + ", allowed " + gate.allowed();
    }

    private static String verb(GateReport gate) {
        var isMore = gate.actual().value() > gate.baseline().value();
        var isLength = Metric.of(gate.metric()).unit() == Unit.TOKENS;
        return isLength ? (isMore ? " grew " : " shrank ") : (isMore ? " rose " : " fell ");
    }

    /** A value of the gate's metric, a class by its name. */
    static String value(GateReport gate, Measurement value) {
        return value.isDefined() ? Digits.inGate(Metric.of(gate.metric()), value.value()) : Digits.undefined(value);
    }

    /** The baseline side of a table. */
    static String baseline(GateReport gate) {
        if (!gate.baselineName().isEmpty()) {
            return gate.baselineName();
        }
        return gate.baseline().isDefined() ? value(gate, gate.baseline()) : "-";
    }

    /** The side of a table that is now. */
    static String actual(GateReport gate) {
        return gate.actualName().isEmpty() ? value(gate, gate.actual()) : gate.actualName();
    }

    /** The share of the allowance that was used, in words; {@code none}, never {@code 0 %}. */
    static String used(GateReport gate) {
        var used = gate.used().value();
        if (used == 0) {
            return "none";
        }
        if (used < 0.005) {
            return "under 1 %";
        }
        return used > MANY_TIMES
                ? Digits.whole(used) + " times"
                : Digits.whole(used <= 1 ? Math.floor(used * HUNDRED) : Math.ceil(used * HUNDRED)) + " %";
    }

    /** How much room there is, or by how much it is missed; empty where that is not known. */
    static String room(GateReport gate) {
        if (!gate.slack().isDefined()) {
            return "";
        }
        var slack = gate.slack().value();
        if (slack == 0) {
            return "at the limit";
        }
        var amount = Digits.inGate(Metric.of(gate.metric()), Math.abs(slack));
        return slack > 0 ? amount + " to spare" : amount + " over the limit";
    }

    /** The cells of a table: {@link #HEADINGS}. */
    static List<String> cells(GateReport gate) {
        return List.of(
                MetricCatalogue.nameOf(Metric.of(gate.metric())),
                baseline(gate),
                actual(gate),
                gate.allowed(),
                gate.verdict() == Verdict.NOT_APPLICABLE ? "" : room(gate),
                gate.verdict().shown());
    }
}
