package io.iwc.run.internal;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.Summary;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Slo;
import io.iwc.run.Telemetry;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Folds the records of a run into its numbers. */
public final class RunMetrics {
    public static final String LOAD = "run.load";
    public static final String CLOSED_LOOP = "closed loop";

    private final SortedMap<Metric, Measurement> measurements;
    private final SortedMap<String, String> labels;
    private final SortedMap<String, Distribution> distributions;
    private final Map<ErrorClass, Long> errors;

    private RunMetrics(
            SortedMap<Metric, Measurement> measurements,
            SortedMap<String, String> labels,
            SortedMap<String, Distribution> distributions,
            Map<ErrorClass, Long> errors) {
        this.measurements = Collections.unmodifiableSortedMap(measurements);
        this.labels = Collections.unmodifiableSortedMap(labels);
        this.distributions = Collections.unmodifiableSortedMap(distributions);
        this.errors = Collections.unmodifiableMap(errors);
    }

    /**
     * Measures.
     *
     * @param gaps between the chunks of a record, as it keeps them
     */
    public static RunMetrics of(
            List<RequestRecord> records,
            Function<RequestRecord, Gaps> gaps,
            Origin origin,
            Optional<Slo> slo,
            Timeline timeline,
            Telemetry telemetry) {
        var measurements = new TreeMap<Metric, Measurement>();
        var distributions = new TreeMap<String, Distribution>();
        LatencySummaries.of(records, gaps, timeline).forEach((family, summary) -> {
            summary.putInto(measurements, family);
            keep(summary, family.id(), distributions);
        });
        Throughput.of(records, slo, timeline).putInto(measurements);
        ScheduleRates.putInto(measurements, records, timeline);
        TokenAccounts.of(records).putInto(measurements);
        TelemetrySummary.putInto(measurements, records, telemetry);
        var labels = labels(records, origin, timeline);
        if (!telemetry.isEmpty()) {
            labels.put("run.telemetryMethod", TelemetrySummary.METHOD);
        }
        return new RunMetrics(measurements, labels, distributions, errors(records));
    }

    public Measurement measurement(Metric metric) {
        var found = measurements.get(metric);
        return found != null ? found : Measurement.undefined(ReasonCode.NOT_MEASURED);
    }

    public SortedMap<Metric, Measurement> measurements() {
        return measurements;
    }

    public SortedMap<String, String> labels() {
        return labels;
    }

    public SortedMap<String, Distribution> distributions() {
        return distributions;
    }

    public Map<ErrorClass, Long> errors() {
        return errors;
    }

    private static void keep(Summary summary, String base, Map<String, Distribution> distributions) {
        summary.distribution().ifPresent(distribution -> distributions.put(base, distribution));
    }

    private static SortedMap<String, String> labels(List<RequestRecord> records, Origin origin, Timeline timeline) {
        var labels = new TreeMap<String, String>();
        labels.put("run.itlUnit", "chunk");
        if (timeline == Timeline.CLOSED_LOOP) {
            labels.put(LOAD, CLOSED_LOOP);
        }
        labels.put("run.origin", origin.text());
        labels.put("run.outputTokensSource", TokenAccounts.source(records));
        labels.put("run.percentile", "linear-type7");
        var isHidden = records.stream().anyMatch(record -> record.hiddenTokens().orElse(0) > 0);
        labels.put(
                "run.tpotFormula",
                isHidden ? "(e2e - ttft)/(outputTokens - hiddenTokens - 1)" : "(e2e - ttft)/(outputTokens - 1)");
        return labels;
    }

    private static Map<ErrorClass, Long> errors(List<RequestRecord> records) {
        var errors = new EnumMap<ErrorClass, Long>(ErrorClass.class);
        for (var record : records) {
            if (record.outcome() == Outcome.FAILED) {
                record.errorClass().ifPresent(errorClass -> errors.merge(errorClass, 1L, Long::sum));
            }
        }
        return errors;
    }
}
