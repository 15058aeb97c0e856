package io.iwc.report.internal;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.ShapeDetail.SessionTurns;
import io.iwc.fingerprint.ShapeDetail.TurnLengths;
import io.iwc.metric.Metric;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Sessions of a workload: when their turns arrive, and how their context grows from turn to turn. */
final class SessionFigures {
    private static final double NANOS_PER_SECOND = 1e9;

    private SessionFigures() {}

    static List<Figure> of(Fingerprint fingerprint) {
        var figures = new ArrayList<Figure>();
        growth(fingerprint).ifPresent(figures::add);
        lanes(fingerprint).ifPresent(figures::add);
        return figures;
    }

    private static Optional<Figure> growth(Fingerprint fingerprint) {
        var turns = fingerprint.detail().turns();
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        var last = turns.get(turns.size() - 1);
        return Optional.of(new Figure(
                "sessions.context.growth",
                "Context by turn",
                Kind.LINE,
                Axis.linear("Turn", Unit.COUNT),
                Axis.linear("Prompt length", Unit.TOKENS),
                List.of(
                        line("P90", turns, TurnLengths::p90),
                        line("P50", turns, TurnLengths::p50),
                        line("P10", turns, TurnLengths::p10)),
                List.of(),
                "Of " + Shown.grouped((double) turns.get(0).sessions()) + " sessions at turn 1, "
                        + Shown.grouped((double) last.sessions()) + " at turn " + last.turn() + "."));
    }

    private static Series line(String name, List<TurnLengths> turns, ToDoubleFunction<TurnLengths> length) {
        return Series.points(
                name,
                turns.stream().map(turn -> (double) turn.turn()).toList(),
                turns.stream().mapToDouble(length).boxed().toList());
    }

    private static Optional<Figure> lanes(Fingerprint fingerprint) {
        var sessions = fingerprint.detail().sessions();
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        var zero = sessions.stream()
                .mapToLong(session -> session.nanos().get(0))
                .min()
                .orElseThrow();
        var turnAt = new ArrayList<Double>();
        var turnRow = new ArrayList<Double>();
        var turnName = new ArrayList<String>();
        for (var row = 0; row < sessions.size(); row++) {
            for (var nanos : sessions.get(row).nanos()) {
                turnAt.add((nanos - zero) / NANOS_PER_SECOND);
                turnRow.add((double) row);
                turnName.add(sessions.get(row).id());
            }
        }
        return Optional.of(new Figure(
                "sessions.lanes",
                "Turns of sessions over time",
                Kind.LANES,
                Axis.linear("Time since the first of these turns", Unit.SECONDS),
                Axis.linear("Session", Unit.PLAIN),
                List.of(new Series("turns", turnAt, turnAt, turnRow, turnName)),
                List.of(),
                note(fingerprint, sessions)));
    }

    private static String note(Fingerprint fingerprint, List<SessionTurns> drawn) {
        var all = fingerprint.measurement(Metric.SESSION_COUNT);
        return all.isDefined() && all.value() > drawn.size()
                ? "The first " + drawn.size() + " sessions with more than one turn, of " + Shown.grouped(all.value())
                        + " sessions."
                : "";
    }
}
