package io.iwc.fingerprint;

import io.iwc.metric.Measurement;
import io.iwc.metric.Summary;
import io.iwc.statistics.IntegerCounts;
import io.iwc.statistics.LongSeries;
import io.iwc.statistics.RealSeries;
import io.iwc.workload.Request;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.util.LinkedHashMap;
import java.util.Map;

/** How conversations grow, and how much of a prompt repeats the turn before it. Keeps the last prompt of a session. */
final class SessionCollector implements RequestCollector {
    static final String NO_SESSION = "no request carries a session_id";
    static final String NO_PAIR = "no session has a second turn";
    static final String NO_CONTENT = "no prompt text and no prefix hashes";

    private final ArrivalMeaning meaning;
    private final Map<String, OpenSession> sessions = new LinkedHashMap<>();
    private final IntegerCounts promptTokens = new IntegerCounts();
    private final IntegerCounts growth = new IntegerCounts();
    private final LongSeries turnGaps = new LongSeries();
    private final RealSeries reuse = new RealSeries();
    private long requests;
    private long repeated;
    private long repeatable;
    private boolean pairWithoutContent;
    private boolean pairWithoutTimes;

    SessionCollector(ArrivalMeaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public void accept(Request request, int[] tokens, int length) {
        requests++;
        var id = request.sessionId();
        if (id.isPresent()) {
            promptTokens.add(length);
            sessions.computeIfAbsent(id.get(), key -> new OpenSession())
                    .accept(Turn.of(request, tokens, length), this::pair);
        }
    }

    private void pair(Turn previous, Turn current) {
        growth.add((long) current.promptTokens() - previous.promptTokens());
        if (meaning == ArrivalMeaning.TIMES && previous.hasArrival() && current.hasArrival()) {
            turnGaps.add(current.arrivalNanos() - previous.arrivalNanos());
        } else {
            pairWithoutTimes = true;
        }
        if (current.promptTokens() == 0) {
            return;
        }
        var common = current.commonPrefix(previous);
        if (common.isEmpty()) {
            pairWithoutContent = true;
        } else {
            repeated += common.getAsInt();
            repeatable += current.promptTokens();
            reuse.add((double) common.getAsInt() / current.promptTokens());
        }
    }

    @Override
    public void finish(Findings findings) {
        var turns = new IntegerCounts();
        for (var session : sessions.values()) {
            session.close(this::pair);
            turns.add(session.turns());
        }
        findings.put("sessions.count", Measurement.of(sessions.size()));
        findings.put(
                "sessions.coverage",
                sessions.isEmpty()
                        ? Measurement.undefined(NO_SESSION)
                        : Measurement.of((double) promptTokens.n() / requests));
        findings.put("sessions.turns", Summary.of(turns.sample(), NO_SESSION));
        findings.put("sessions.promptTokens", Summary.of(promptTokens.sample(), NO_SESSION));
        var noPair = sessions.isEmpty() ? NO_SESSION : NO_PAIR;
        findings.put("sessions.promptGrowth", Summary.of(growth.sample(), noPair));
        findings.put("sessions.turnGap", turnGap(noPair));
        var noReuse = growth.n() == 0 ? noPair : pairWithoutContent ? NO_CONTENT : "no prompt tokens";
        var measurable = !pairWithoutContent && repeatable > 0;
        findings.put("reuse.session", measurable ? Summary.of(reuse.sample(), "") : Summary.undefined(noReuse));
        findings.put(
                "reuse.session.total",
                measurable ? Measurement.of((double) repeated / repeatable) : Measurement.undefined(noReuse));
    }

    private Summary turnGap(String noPair) {
        if (pairWithoutTimes) {
            return Summary.undefined(
                    meaning == ArrivalMeaning.ORDER_ONLY ? "arrivals are ordinals" : "no arrival times");
        }
        return Summary.of(turnGaps.nanosAsSeconds(), noPair);
    }
}
