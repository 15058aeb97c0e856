package io.iwc.run;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.statistics.LongSeries;
import java.util.List;
import java.util.Map;

/** Scheduled and sent load, by the formulas of {@code arrivals.meanRps} and CV. */
final class ScheduleRates {
    private static final double NANOS_PER_SECOND = 1e9;

    private ScheduleRates() {}

    static void putInto(Map<Metric, Measurement> measurements, List<RequestRecord> records, Timeline timeline) {
        var offered = Metric.of("run.offeredRps");
        var delivered = Metric.of("run.deliveredRps");
        var deliveredCv = Metric.of("run.deliveredCv");
        if (timeline.lacksClock().isPresent()) {
            var unknown = Measurement.undefined(Timeline.NO_COMMON_CLOCK);
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
            return Measurement.undefined("fewer than two requests");
        }
        var span = sorted[sorted.length - 1] - sorted[0];
        return span == 0
                ? Measurement.undefined("all requests arrive at the same instant")
                : Measurement.of(sorted.length / (span / NANOS_PER_SECOND));
    }

    private static Measurement burstiness(long[] sorted) {
        if (sorted.length < 3) {
            return Measurement.undefined(sorted.length < 2 ? "fewer than two requests" : "one gap has no spread");
        }
        if (sorted[sorted.length - 1] == sorted[0]) {
            return Measurement.undefined("all requests arrive at the same instant");
        }
        var gaps = new LongSeries();
        for (var i = 1; i < sorted.length; i++) {
            gaps.add(sorted[i] - sorted[i - 1]);
        }
        return Measurement.of(gaps.nanosAsSeconds().coefficientOfVariation());
    }
}
