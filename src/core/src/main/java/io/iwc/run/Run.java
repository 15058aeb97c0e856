package io.iwc.run;

import io.iwc.fingerprint.Distribution;
import io.iwc.fingerprint.Measured;
import io.iwc.fingerprint.Measurement;
import io.iwc.fingerprint.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened to a workload at an endpoint, measured by a replay or predicted by the engine: the same type, its
 * origin on it. Only requests that ended {@code ok} enter latency distributions; the others keep their records.
 *
 * @since 0.1
 */
public final class Run implements Measured {
    private final String name;
    private final Origin origin;
    private final EndpointInfo endpoint;
    private final List<RequestRecord> records;
    private final Optional<Slo> slo;
    private final SortedMap<String, Object> options;
    private final Duration maxLag;
    private final RunMetrics metrics;

    private Run(Builder builder) {
        name = builder.name;
        origin = builder.origin;
        endpoint = builder.endpoint;
        records = List.copyOf(builder.records);
        slo = builder.slo;
        options = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(builder.options));
        maxLag = builder.maxLag;
        metrics = RunMetrics.of(records, slo);
    }

    /**
     * Starts a run.
     *
     * @param name the workload's name
     */
    public static Builder builder(String name, Origin origin, EndpointInfo endpoint) {
        return new Builder(name, origin, endpoint);
    }

    @Override
    public String name() {
        return name;
    }

    public Origin origin() {
        return origin;
    }

    public EndpointInfo endpoint() {
        return endpoint;
    }

    /** One record per attempted request, in schedule order; unmodifiable. */
    public List<RequestRecord> records() {
        return records;
    }

    /** The targets behind goodput, if any were set. */
    public Optional<Slo> slo() {
        return slo;
    }

    /** Every option of the replay or the prediction, by name; a secret by the name of its variable. */
    public SortedMap<String, Object> options() {
        return options;
    }

    @Override
    public Measurement measurement(Metric metric) {
        return metrics.measurement(metric);
    }

    /** Every metric with its value, by id. */
    public SortedMap<Metric, Measurement> measurements() {
        return metrics.measurements();
    }

    @Override
    public Optional<String> label(String id) {
        return metrics.label(id);
    }

    /** The distribution behind {@code base.*}, for instance {@code run.responseTtft}, if there are values. */
    public Optional<Distribution> distribution(String base) {
        return metrics.distribution(base);
    }

    /** Why latencies of this run are not to be believed; empty if they are. */
    public List<String> invalidReasons() {
        return metrics.invalidReasons(maxLag);
    }

    /** Whether the client kept its schedule, so that latencies are the server's. */
    public boolean isValid() {
        return invalidReasons().isEmpty();
    }

    /** Failed requests by class, in a fixed order. */
    public Map<ErrorClass, Long> errors() {
        return metrics.errors();
    }

    /** The same run judged by other targets. */
    public Run withSlo(Slo targets) {
        var copy = new Builder(name, origin, endpoint);
        copy.records.addAll(records);
        copy.options.putAll(options);
        copy.maxLag = maxLag;
        return copy.slo(targets).build();
    }

    /** Collects a run. */
    public static final class Builder {
        private final String name;
        private final Origin origin;
        private final EndpointInfo endpoint;
        private final List<RequestRecord> records = new ArrayList<>();
        private final SortedMap<String, Object> options = new TreeMap<>();
        private Optional<Slo> slo = Optional.empty();
        private Duration maxLag = Duration.ofMillis(25);

        private Builder(String name, Origin origin, EndpointInfo endpoint) {
            this.name = name;
            this.origin = origin;
            this.endpoint = endpoint;
        }

        /** In schedule order. */
        public Builder records(List<RequestRecord> inScheduleOrder) {
            records.addAll(inScheduleOrder);
            return this;
        }

        public Builder slo(Slo targets) {
            slo = Optional.of(targets);
            return this;
        }

        public Builder option(String key, Object value) {
            options.put(key, value);
            return this;
        }

        /** The schedule lag p99 above which the run is invalid; 25 ms where no bound is in force. */
        public Builder maxLag(Duration budget) {
            maxLag = budget;
            return this;
        }

        public Run build() {
            return new Run(this);
        }
    }
}
