package io.iwc.run.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Slo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** How much a run got done: counts, rates over its duration, and the rate of what met every target. */
final class Throughput {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<RequestRecord> records;
    private final List<RequestRecord> ok;
    private final long failed;
    private final Optional<Slo> slo;
    private final Measurement duration;

    private Throughput(List<RequestRecord> records, Optional<Slo> slo, Timeline timeline) {
        this.records = records;
        this.slo = slo;
        ok = records.stream().filter(record -> record.outcome() == Outcome.OK).toList();
        failed = count(Outcome.FAILED);
        duration = timeline.lacksClock().map(Measurement::undefined).orElseGet(() -> duration(records));
    }

    static Throughput of(List<RequestRecord> records, Optional<Slo> slo, Timeline timeline) {
        return new Throughput(records, slo, timeline);
    }

    void putInto(Map<Metric, Measurement> measurements) {
        measurements.put(Metric.RUN_DURATION, duration);
        measurements.put(Metric.RUN_REQUESTS_ATTEMPTED, Measurement.of(records.size()));
        measurements.put(Metric.RUN_REQUESTS_OK, Measurement.of(ok.size()));
        measurements.put(Metric.RUN_REQUESTS_FAILED, whole(failed));
        measurements.put(Metric.RUN_REQUESTS_CANCELLED, whole(count(Outcome.CANCELLED)));
        measurements.put(Metric.RUN_ERROR_RATE, ofFinished(failed));
        measurements.put(Metric.RUN_REQUEST_THROUGHPUT, rateOfOk(Measurement.of(ok.size())));
        var output = total(RequestRecord::outputTokens, "output");
        measurements.put(Metric.RUN_OUTPUT_THROUGHPUT, rateOfOk(output));
        measurements.put(
                Metric.RUN_TOTAL_THROUGHPUT, rateOfOk(plus(output, total(RequestRecord::inputTokens, "prompt"))));
        putGoodput(measurements);
    }

    private void putGoodput(Map<Metric, Measurement> measurements) {
        if (slo.isEmpty()) {
            var unset = Measurement.undefined(ReasonCode.NO_SLO);
            measurements.put(Metric.RUN_GOODPUT, unset);
            measurements.put(Metric.RUN_GOODPUT_SHARE, unset);
            measurements.put(Metric.RUN_SLO_ATTAINMENT, unset);
            measurements.put(Metric.RUN_SLO_SKIPPED, unset);
            return;
        }
        var judge = new SloCheck(slo.get());
        var met = ok.stream().filter(judge::isMetBy).count();
        measurements.put(Metric.RUN_GOODPUT, perSecond(whole(met)));
        measurements.put(
                Metric.RUN_GOODPUT_SHARE,
                records.isEmpty()
                        ? Measurement.undefined(ReasonCode.NO_REQUESTS)
                        : Measurement.of((double) met / records.size()));
        measurements.put(Metric.RUN_SLO_ATTAINMENT, ofFinished(met));
        measurements.put(
                Metric.RUN_SLO_SKIPPED,
                whole(ok.stream().filter(judge::skipsTpotOf).count()));
    }

    /** First send to the last end of any request. */
    private static Measurement duration(List<RequestRecord> records) {
        var firstSend = records.stream()
                .flatMapToLong(record -> record.sentNanos().stream())
                .min();
        var lastEnd = records.stream()
                .flatMapToLong(record -> record.endNanos().stream())
                .max();
        if (firstSend.isEmpty()) {
            return Measurement.undefined(ReasonCode.NONE_SENT);
        }
        if (lastEnd.isEmpty()) {
            return Measurement.undefined(ReasonCode.NONE_ENDED);
        }
        return Measurement.of((lastEnd.getAsLong() - firstSend.getAsLong()) / NANOS_PER_SECOND);
    }

    private Measurement rateOfOk(Measurement amount) {
        return ok.isEmpty() ? Measurement.undefined(ReasonCode.NONE_OK) : perSecond(amount);
    }

    private Measurement perSecond(Measurement amount) {
        if (!amount.isDefined() || !duration.isDefined()) {
            return amount.isDefined() ? duration : amount;
        }
        return duration.value() > 0
                ? Measurement.of(amount.value() / duration.value())
                : Measurement.undefined(ReasonCode.NO_DURATION);
    }

    private Measurement ofFinished(long some) {
        var finished = ok.size() + failed;
        return finished == 0
                ? Measurement.undefined(ReasonCode.NONE_FINISHED)
                : Measurement.of((double) some / finished);
    }

    private Measurement total(Function<RequestRecord, OptionalInt> tokens, String of) {
        var sum = 0L;
        var unknown = 0;
        for (var record : ok) {
            sum += tokens.apply(record).orElse(0);
            unknown += tokens.apply(record).isEmpty() ? 1 : 0;
        }
        return unknown == 0 ? whole(sum) : Measurement.undefined(ReasonCode.TOKENS_NOT_COUNTED, unknown, ok.size(), of);
    }

    private static Measurement plus(Measurement a, Measurement b) {
        if (!a.isDefined()) {
            return a;
        }
        return b.isDefined() ? Measurement.of(a.value() + b.value()) : b;
    }

    private static Measurement whole(long number) {
        return Measurement.of((double) number);
    }

    private long count(Outcome outcome) {
        return records.stream().filter(record -> record.outcome() == outcome).count();
    }
}
