package io.iwc.run;

import io.iwc.metric.Summary;
import io.iwc.statistics.LongSeries;
import io.iwc.statistics.RealSeries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The latency families of a run. Only requests that ended ok enter them; the lag is that of all that were sent. */
final class LatencySummaries {
    static final String NONE_OK = "no request succeeded";
    static final String NONE_SENT = "no request was sent";
    static final String NOT_STREAMED = "responses were not streamed";

    private final List<RequestRecord> records;
    private final List<RequestRecord> ok;

    private LatencySummaries(List<RequestRecord> records) {
        this.records = records;
        this.ok = records.stream()
                .filter(record -> record.outcome() == Outcome.OK)
                .toList();
    }

    /** Summaries by base id. */
    static SortedMap<String, Summary> of(List<RequestRecord> records, Timeline timeline) {
        var all = new LatencySummaries(records);
        var summaries = new TreeMap<String, Summary>();
        summaries.put("run.ttft", all.streamed(RequestTimings::ttftNanos, "no answer has a first token"));
        summaries.put(
                "run.responseTtft",
                scheduled(
                        all.streamed(RequestTimings::responseTtftNanos, "no answer has a first token"),
                        timeline.lacksClock()));
        summaries.put("run.ttftAnswer", all.streamed(RequestTimings::ttftAnswerNanos, "no answer token"));
        summaries.put("run.e2e", all.nanos(RequestTimings::e2eNanos, NONE_OK));
        summaries.put(
                "run.response", scheduled(all.nanos(RequestTimings::responseNanos, NONE_OK), timeline.lacksClock()));
        summaries.put("run.tpot", all.tpot());
        summaries.put("run.itl", all.itl());
        summaries.put("run.scheduleLag", scheduled(all.lag(), timeline.lacksSchedule()));
        return summaries;
    }

    private Summary streamed(Function<RequestTimings, OptionalLong> duration, String reasonIfNone) {
        return nanos(duration, reasonUnlessStreamed(reasonIfNone));
    }

    private Summary nanos(Function<RequestTimings, OptionalLong> duration, String reasonIfNone) {
        var series = new LongSeries();
        for (var record : ok) {
            duration.apply(RequestTimings.of(record)).ifPresent(series::add);
        }
        return Summary.of(series.nanosAsSeconds(), ok.isEmpty() ? NONE_OK : reasonIfNone);
    }

    private Summary tpot() {
        var series = new RealSeries();
        for (var record : ok) {
            RequestTimings.of(record).tpotSeconds().ifPresent(series::add);
        }
        return Summary.of(series.sample(), reasonUnlessStreamed("no answer has two output tokens"));
    }

    private Summary itl() {
        var streamed = ok.stream()
                .filter(RequestRecord::streamed)
                .map(RequestRecord::gaps)
                .toList();
        return Summary.of(Gaps.seconds(streamed), reasonUnlessStreamed("no answer has two chunks"));
    }

    private Summary lag() {
        var series = new LongSeries();
        for (var record : records) {
            RequestTimings.of(record).scheduleLagNanos().ifPresent(series::add);
        }
        return Summary.of(series.nanosAsSeconds(), NONE_SENT);
    }

    private static Summary scheduled(Summary summary, Optional<String> obstacle) {
        return obstacle.map(Summary::undefined).orElse(summary);
    }

    private String reasonUnlessStreamed(String reason) {
        if (ok.isEmpty()) {
            return NONE_OK;
        }
        return ok.stream().noneMatch(RequestRecord::streamed) ? NOT_STREAMED : reason;
    }
}
