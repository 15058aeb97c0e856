package io.iwc.run.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.run.RequestRecord;
import io.iwc.statistics.internal.LongSeries;
import java.util.List;
import java.util.Map;

/** Scheduled and sent load, by the formulas of {@code arrivals.meanRps} and CV. */
final class ScheduleRates {
    private static final double NANOS_PER_SECOND = 1e9;

    private ScheduleRates() {}

    static void putInto(Map<Metric, Measurement> measurements, List<RequestRecord> records, Timeline timeline) {
        var offered = Metric.RUN_OFFERED_RPS;
        var delivered = Metric.RUN_DELIVERED_RPS;
        var deliveredCv = Metric.RUN_DELIVERED_CV;
        if (timeline.lacksClock().isPresent()) {
            var unknown = Measurement.undefined(ReasonCode.NO_COMMON_CLOCK);
            List.of(offered, delivered, deliveredCv).forEach(metric -> measurements.put(metric, unknown));
            return;
        }
        var schedule = records.stream()
                .mapToLong(RequestRecord::scheduledNanos)
                .sorted()
                .toArray();
        var sends = records.stream()
                .flatMapToLong(record -> record.sentNanos().stream())
                .sorted()
                .toArray();
        measurements.put(
                offered, timeline.lacksSchedule().map(Measurement::undefined).orElseGet(() -> rate(schedule)));
        measurements.put(delivered, rate(sends));
        measurements.put(deliveredCv, burstiness(sends));
    }

    private static Measurement rate(long[] sorted) {
        if (sorted.length < 2) {
            return Measurement.undefined(ReasonCode.ONE_REQUEST);
        }
        var span = sorted[sorted.length - 1] - sorted[0];
        return span == 0
                ? Measurement.undefined(ReasonCode.ONE_INSTANT)
                : Measurement.of(sorted.length / (span / NANOS_PER_SECOND));
    }

    private static Measurement burstiness(long[] sorted) {
        if (sorted.length < 3) {
            return Measurement.undefined(sorted.length < 2 ? ReasonCode.ONE_REQUEST : ReasonCode.ONE_GAP);
        }
        if (sorted[sorted.length - 1] == sorted[0]) {
            return Measurement.undefined(ReasonCode.ONE_INSTANT);
        }
        var gaps = new LongSeries();
        for (var i = 1; i < sorted.length; i++) {
            gaps.add(sorted[i] - sorted[i - 1]);
        }
        return Measurement.of(gaps.nanosAsSeconds().coefficientOfVariation());
    }
}
