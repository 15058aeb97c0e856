package io.iwc.run.internal;

import io.iwc.metric.MetricFamily;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.Summary;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.statistics.internal.LongSeries;
import io.iwc.statistics.internal.RealSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The latency families of a run. Only requests that ended ok enter them; the lag is that of all that were sent. */
final class LatencySummaries {
    private final List<RequestRecord> records;
    private final List<RequestRecord> ok;

    private LatencySummaries(List<RequestRecord> records) {
        this.records = records;
        this.ok = records.stream()
                .filter(record -> record.outcome() == Outcome.OK)
                .toList();
    }

    /** Summaries by family. */
    static Map<MetricFamily, Summary> of(
            List<RequestRecord> records, Function<RequestRecord, Gaps> gaps, Timeline timeline) {
        var all = new LatencySummaries(records);
        var summaries = new LinkedHashMap<MetricFamily, Summary>();
        summaries.put(MetricFamily.RUN_TTFT, all.streamed(RequestTimings::ttftNanos, ReasonCode.NO_FIRST_TOKEN));
        summaries.put(
                MetricFamily.RUN_RESPONSE_TTFT,
                scheduled(
                        all.streamed(RequestTimings::responseTtftNanos, ReasonCode.NO_FIRST_TOKEN),
                        timeline.lacksClock()));
        summaries.put(
                MetricFamily.RUN_TTFT_ANSWER,
                all.streamed(RequestTimings::ttftAnswerNanos, ReasonCode.NO_ANSWER_TOKEN));
        summaries.put(MetricFamily.RUN_E2E, all.nanos(RequestTimings::e2eNanos, ReasonCode.NONE_OK));
        summaries.put(
                MetricFamily.RUN_RESPONSE,
                scheduled(all.nanos(RequestTimings::responseNanos, ReasonCode.NONE_OK), timeline.lacksClock()));
        summaries.put(MetricFamily.RUN_TPOT, all.tpot());
        summaries.put(MetricFamily.RUN_ITL, all.itl(gaps));
        summaries.put(MetricFamily.RUN_SCHEDULE_LAG, scheduled(all.lag(), timeline.lacksSchedule()));
        return summaries;
    }

    private Summary streamed(Function<RequestTimings, OptionalLong> duration, ReasonCode reasonIfNone) {
        return nanos(duration, reasonUnlessStreamed(reasonIfNone));
    }

    private Summary nanos(Function<RequestTimings, OptionalLong> duration, ReasonCode reasonIfNone) {
        var series = new LongSeries();
        for (var record : ok) {
            duration.apply(RequestTimings.of(record)).ifPresent(series::add);
        }
        return Summary.of(series.nanosAsSeconds(), ok.isEmpty() ? ReasonCode.NONE_OK : reasonIfNone);
    }

    private Summary tpot() {
        var series = new RealSeries();
        for (var record : ok) {
            RequestTimings.of(record).tpotSeconds().ifPresent(series::add);
        }
        var isHidden = ok.stream().anyMatch(record -> record.hiddenTokens().orElse(0) > 0);
        return Summary.of(
                series.sample(),
                reasonUnlessStreamed(isHidden ? ReasonCode.REASONING_HIDDEN : ReasonCode.ONE_OUTPUT_TOKEN));
    }

    private Summary itl(Function<RequestRecord, Gaps> gaps) {
        var streamed = ok.stream().filter(RequestRecord::streamed).map(gaps).toList();
        return Summary.of(Gaps.seconds(streamed), reasonUnlessStreamed(ReasonCode.ONE_CHUNK));
    }

    private Summary lag() {
        var series = new LongSeries();
        for (var record : records) {
            RequestTimings.of(record).scheduleLagNanos().ifPresent(series::add);
        }
        return Summary.of(series.nanosAsSeconds(), ReasonCode.NONE_SENT);
    }

    private static Summary scheduled(Summary summary, Optional<Reason> obstacle) {
        return obstacle.map(Summary::undefined).orElse(summary);
    }

    private ReasonCode reasonUnlessStreamed(ReasonCode reason) {
        if (ok.isEmpty()) {
            return ReasonCode.NONE_OK;
        }
        return ok.stream().noneMatch(RequestRecord::streamed) ? ReasonCode.NOT_STREAMED : reason;
    }
}
