package io.iwc.fingerprint;

import io.iwc.fingerprint.ShapeDetail.SessionTurns;
import io.iwc.fingerprint.ShapeDetail.TurnLengths;
import io.iwc.statistics.internal.IntegerCounts;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long prompts are at each turn, and when the turns of the first sessions arrive. */
final class TurnCollector {
    private static final int MOST_TURNS = 48;
    private static final int MOST_WATCHED = 512;
    private static final int MOST_SHOWN = 16;

    private final boolean hasTimes;
    private final List<IntegerCounts> lengths = new ArrayList<>();
    private final Map<String, List<Long>> arrivals = new LinkedHashMap<>();

    TurnCollector(boolean hasTimes) {
        this.hasTimes = hasTimes;
    }

    /**
     * Takes a turn.
     *
     * @param turn its place in the session, from 1
     */
    void accept(String session, long turn, Request request, int promptTokens) {
        if (turn > MOST_TURNS) {
            return;
        }
        while (lengths.size() < turn) {
            lengths.add(new IntegerCounts());
        }
        lengths.get((int) turn - 1).add(promptTokens);
        if (!hasTimes || !request.hasArrival()) {
            return;
        }
        var known = arrivals.get(session);
        if (known == null && arrivals.size() < MOST_WATCHED) {
            known = new ArrayList<>();
            arrivals.put(session, known);
        }
        if (known != null) {
            known.add(request.arrivalNanos());
        }
    }

    ShapeDetail finish() {
        var turns = new ArrayList<TurnLengths>();
        for (var i = 0; i < lengths.size(); i++) {
            var sample = lengths.get(i).sample();
            turns.add(new TurnLengths(
                    i + 1, lengths.get(i).n(), sample.percentile(10), sample.percentile(50), sample.percentile(90)));
        }
        var sessions = arrivals.entrySet().stream()
                .filter(session -> session.getValue().size() > 1)
                .limit(MOST_SHOWN)
                .map(session -> new SessionTurns(session.getKey(), session.getValue()))
                .toList();
        return new ShapeDetail(List.of(), turns.size() > 1 ? turns : List.of(), sessions, List.of());
    }
}
