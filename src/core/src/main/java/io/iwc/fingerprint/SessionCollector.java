package io.iwc.fingerprint;

import io.iwc.fingerprint.internal.OpenSession;
import io.iwc.fingerprint.internal.Turn;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.Summary;
import io.iwc.statistics.internal.IntegerCounts;
import io.iwc.statistics.internal.LongSeries;
import io.iwc.statistics.internal.RealSeries;
import io.iwc.workload.Request;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.internal.LengthRows;
import java.util.LinkedHashMap;
import java.util.Map;

/** How conversations grow, and how much of a prompt repeats the turn before it. Keeps the last prompt of a session. */
final class SessionCollector implements RequestCollector {
    private final ArrivalMeaning meaning;
    private final Map<String, OpenSession> sessions = new LinkedHashMap<>();
    private final IntegerCounts promptTokens = new IntegerCounts();
    private final IntegerCounts growth = new IntegerCounts();
    private final LongSeries turnGaps = new LongSeries();
    private final RealSeries reuse = new RealSeries();
    private final TurnCollector detail;
    private long requests;
    private long repeated;
    private long repeatable;
    private boolean pairWithoutContent;
    private boolean pairWithoutTimes;

    SessionCollector(ArrivalMeaning meaning) {
        this.meaning = meaning;
        detail = new TurnCollector(meaning == ArrivalMeaning.TIMES);
    }

    @Override
    public void accept(Request request, int[] tokens, int length) {
        requests++;
        var id = request.sessionId();
        if (id.isPresent()) {
            promptTokens.add(length);
            var session = sessions.computeIfAbsent(id.get(), key -> new OpenSession());
            session.accept(Turn.of(request, tokens, length), this::pair);
            detail.accept(id.get(), session.turns(), request, length);
        }
    }

    @Override
    public void accept(LengthRows rows) {
        requests += rows.size();
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
        findings.put(Metric.SESSION_COUNT, Measurement.of(sessions.size()));
        findings.put(
                Metric.SESSION_COVERAGE,
                sessions.isEmpty()
                        ? Measurement.undefined(ReasonCode.NO_SESSION)
                        : Measurement.of((double) promptTokens.n() / requests));
        findings.put(MetricFamily.SESSION_TURNS, Summary.of(turns.sample(), ReasonCode.NO_SESSION));
        findings.put(MetricFamily.SESSION_PROMPT_TOKENS, Summary.of(promptTokens.sample(), ReasonCode.NO_SESSION));
        var noPair = sessions.isEmpty() ? ReasonCode.NO_SESSION : ReasonCode.NO_SECOND_TURN;
        findings.detail(detail.finish());
        findings.put(MetricFamily.PROMPT_GROWTH, Summary.of(growth.sample(), noPair));
        findings.put(MetricFamily.TURN_GAP, turnGap(noPair));
        var noReuse =
                growth.n() == 0 ? noPair : pairWithoutContent ? ReasonCode.NO_CONTENT : ReasonCode.NO_PROMPT_TOKENS;
        var measurable = !pairWithoutContent && repeatable > 0;
        findings.put(
                MetricFamily.SESSION_REUSE,
                measurable ? Summary.of(reuse.sample(), noReuse) : Summary.undefined(Reason.of(noReuse)));
        findings.put(
                Metric.SESSION_REUSE_TOTAL,
                measurable ? Measurement.of((double) repeated / repeatable) : Measurement.undefined(noReuse));
    }

    private Summary turnGap(ReasonCode noPair) {
        if (pairWithoutTimes) {
            return Summary.undefined(Reason.of(
                    meaning == ArrivalMeaning.ORDER_ONLY ? ReasonCode.ORDER_ONLY : ReasonCode.NO_ARRIVAL_TIMES));
        }
        return Summary.of(turnGaps.nanosAsSeconds(), noPair);
    }
}
