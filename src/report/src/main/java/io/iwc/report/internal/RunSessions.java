package io.iwc.report.internal;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The sessions of a run in lanes: when each turn waited to be sent, waited for its first token, and was answered. */
final class RunSessions {
    private static final int MOST_SESSIONS = 16;
    private static final int MOST_TURNS = 24;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Integer> lanes = new LinkedHashMap<>();
    private final Bars unsent = new Bars("not sent yet");
    private final Bars prefill = new Bars("to the first token");
    private final Bars decode = new Bars("to the last token");

    private RunSessions() {}

    /** Empty where no session has a second turn. */
    static Optional<Figure> of(Run run) {
        var turns = new LinkedHashMap<String, List<RequestRecord>>();
        for (var record : run.records()) {
            record.sessionId().ifPresent(session -> turns.computeIfAbsent(session, first -> new ArrayList<>())
                    .add(record));
        }
        turns.values().removeIf(records -> records.size() < 2);
        return turns.isEmpty() ? Optional.empty() : new RunSessions().figure(turns);
    }

    private Optional<Figure> figure(Map<String, List<RequestRecord>> turns) {
        var drawn = turns.entrySet().stream().limit(MOST_SESSIONS).toList();
        for (var session : drawn) {
            lanes.put(session.getKey(), lanes.size());
            session.getValue().stream().limit(MOST_TURNS).forEach(record -> add(session.getKey(), record));
        }
        var series = List.of(unsent, prefill, decode).stream()
                .filter(bars -> !bars.from.isEmpty())
                .map(Bars::series)
                .toList();
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "run.sessions.lanes",
                        "Sessions over the run",
                        Kind.LANES,
                        Axis.linear("Time in the run", Unit.SECONDS),
                        Axis.linear("Session", Unit.PLAIN),
                        series,
                        List.of(),
                        note(turns, drawn)));
    }

    private static String note(
            Map<String, List<RequestRecord>> turns, List<Map.Entry<String, List<RequestRecord>>> drawn) {
        var words = new ArrayList<String>();
        if (drawn.size() < turns.size()) {
            words.add("The first " + drawn.size() + " of " + Shown.grouped((double) turns.size())
                    + " sessions with more than one turn.");
        }
        if (drawn.stream().anyMatch(session -> session.getValue().size() > MOST_TURNS)) {
            words.add("At most " + MOST_TURNS + " turns each.");
        }
        return String.join(" ", words);
    }

    private void add(String session, RequestRecord record) {
        unsent.add(session, OptionalLong.of(record.scheduledNanos()), record.sentNanos());
        var first = record.firstTokenNanos();
        prefill.add(session, record.sentNanos(), first.isPresent() ? first : record.endNanos());
        decode.add(session, first, record.lastTokenNanos());
    }

    /** Bars of one kind, in the lanes of their sessions. */
    private final class Bars {
        private final String name;
        private final List<Double> from = new ArrayList<>();
        private final List<Double> to = new ArrayList<>();
        private final List<Double> lane = new ArrayList<>();
        private final List<String> session = new ArrayList<>();

        Bars(String name) {
            this.name = name;
        }

        void add(String id, OptionalLong start, OptionalLong end) {
            if (start.isPresent() && end.isPresent() && end.getAsLong() > start.getAsLong()) {
                from.add(start.getAsLong() / NANOS_PER_SECOND);
                to.add(end.getAsLong() / NANOS_PER_SECOND);
                lane.add((double) lanes.getOrDefault(id, 0));
                session.add(id);
            }
        }

        Series series() {
            return new Series(name, from, to, lane, session);
        }
    }
}
