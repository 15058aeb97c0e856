package io.iwc.run;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.internal.LagBudget;
import io.iwc.run.internal.PossibleReuse;
import io.iwc.run.internal.RunAudit;
import io.iwc.run.internal.RunMetrics;
import io.iwc.run.internal.Timeline;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
    private final Optional<Duration> maxLag;
    private final Timeline timeline;
    private final boolean complete;
    private final List<String> shardReasons;
    private final Telemetry telemetry;
    private final RunMetrics metrics;

    private Run(Builder builder) {
        name = builder.name;
        origin = builder.origin;
        endpoint = builder.endpoint;
        records = List.copyOf(builder.records);
        slo = builder.slo;
        options = Collections.unmodifiableSortedMap(new TreeMap<>(builder.options));
        maxLag = builder.maxLag;
        timeline = builder.timeline;
        complete = builder.complete;
        shardReasons = List.copyOf(builder.shardReasons);
        telemetry = builder.telemetry;
        metrics = RunMetrics.of(records, RequestRecord::gaps, origin, slo, timeline, telemetry);
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

    /** What was sampled of GPUs and server while it ran; may be empty. */
    public Telemetry telemetry() {
        return telemetry;
    }

    @Override
    public Measurement measurement(Metric metric) {
        return metrics.measurement(metric);
    }

    @Override
    public SortedMap<Metric, Measurement> measurements() {
        return metrics.measurements();
    }

    /** A label of {@link #labels()}, or {@code run.invalid}: why latencies are not to be believed, if they are not. */
    @Override
    public Optional<String> label(String id) {
        if (id.equals(Measured.INVALID)) {
            var reasons = invalidReasons();
            return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
        }
        return Optional.ofNullable(labels().get(id));
    }

    /** Labels by id: how the numbers were made. */
    public SortedMap<String, String> labels() {
        return metrics.labels();
    }

    @Override
    public Optional<Distribution> distribution(String base) {
        return Optional.ofNullable(distributions().get(base));
    }

    /** All distributions by base id. */
    public SortedMap<String, Distribution> distributions() {
        return metrics.distributions();
    }

    /**
     * Whether requests were sent one for another instead of on a schedule: latencies count from the send, and lag and
     * offered rate are undefined.
     */
    public boolean isClosedLoop() {
        return timeline == Timeline.CLOSED_LOOP;
    }

    /** Whether the run came to its end; else it holds the requests that had ended when it was stopped. */
    public boolean isComplete() {
        return complete;
    }

    /** The schedule lag P99 that was set explicitly, in place of the rule of {@link #invalidReasons()}. */
    public Optional<Duration> maxLag() {
        return maxLag;
    }

    /**
     * Why latencies of this run are not to be believed; empty if they are. The client may be late by 5 % of the
     * tightest of the {@link #slo()} targets on TTFT and latency, at least 2 ms; by 25 ms where there is none.
     */
    public List<String> invalidReasons() {
        return reasons(LagBudget.of(slo, Optional.empty()));
    }

    /** {@link #invalidReasons()} where this bound on a latency is in force too, as in an assertion. */
    public List<String> invalidReasons(Duration latencyBound) {
        return reasons(LagBudget.of(slo, Optional.of(latencyBound)));
    }

    /** What was wrong with the runs that were merged to this one, each with its shard. */
    public List<String> shardReasons() {
        return shardReasons;
    }

    private List<String> reasons(Duration usualBudget) {
        return Stream.concat(
                        RunAudit.reasons(metrics, maxLag.orElse(usualBudget), complete).stream(), shardReasons.stream())
                .toList();
    }

    /** Whether the client kept its schedule, so that latencies are the server's. */
    public boolean isValid() {
        return invalidReasons().isEmpty();
    }

    /** Failed requests by class, in a fixed order. */
    public Map<ErrorClass, Long> errors() {
        return metrics.errors();
    }

    /** What was said most often for each class of failures, by the server or the socket, on one line; in a fixed order. */
    public Map<ErrorClass, String> errorMessages() {
        return ServerMessages.of(records);
    }

    /**
     * What to know of the run although its latencies hold: usage that cannot be right, hidden reasoning, answers without
     * a finish reason, another tokenizer at the server, requests that had to be sent again. A sentence each, without
     * full stop; empty if there is nothing.
     */
    public List<String> warnings() {
        return RunWarnings.of(this);
    }

    /** The same run judged by other targets. */
    public Run withSlo(Slo targets) {
        if (slo.filter(targets::equals).isPresent()) {
            return this;
        }
        return copy(records).slo(targets).build();
    }

    /** Some requests of it on their own, under the same targets. */
    public Run withRecords(List<RequestRecord> some) {
        var part = copy(some);
        part.slo = slo;
        return part.build();
    }

    /**
     * The same run, told what a prefix cache without limits could have had of its prompts ({@code run.cacheableShare}),
     * from the prompts themselves: for a run that was recorded elsewhere, such as the log of a gateway. What the server
     * says that it cached is held against that. A replay does so by itself.
     *
     * @param asked the requests of the run, by their ids, in the order of their arrival; of a prompt without text and
     *     prefix hashes nothing is told
     */
    public Run heldAgainst(Workload asked) {
        var reuse = new PossibleReuse();
        var shares = new HashMap<String, Double>();
        for (var request : asked.requests()) {
            var share = reuse.next(request);
            if (PossibleReuse.isKnown(request)) {
                shares.put(request.id(), share);
            }
        }
        return withRecords(records.stream()
                .map(record -> record.outcome() == Outcome.OK
                                && record.inputTokens().isPresent()
                                && shares.containsKey(record.requestId())
                        ? record.withPromptTokens(
                                record.inputTokensAsked().orElse(-1), (int) Math.round(shares.get(record.requestId())
                                        * record.inputTokens().getAsInt()))
                        : record)
                .toList());
    }

    private Builder copy(List<RequestRecord> some) {
        var copy = new Builder(name, origin, endpoint);
        copy.records.addAll(some);
        copy.options.putAll(options);
        copy.maxLag = maxLag;
        copy.timeline = timeline;
        copy.complete = complete;
        copy.shardReasons.addAll(shardReasons);
        copy.telemetry = telemetry;
        return copy;
    }

    /** Collects a run. */
    public static final class Builder {
        private final String name;
        private final Origin origin;
        private final EndpointInfo endpoint;
        private final List<RequestRecord> records = new ArrayList<>();
        private final SortedMap<String, Object> options = new TreeMap<>();
        private Optional<Slo> slo = Optional.empty();
        private Optional<Duration> maxLag = Optional.empty();
        private Timeline timeline = Timeline.COMMON;
        private boolean complete = true;
        private final List<String> shardReasons = new ArrayList<>();
        private Telemetry telemetry = Telemetry.none();

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

        public Builder withoutOption(String key) {
            options.remove(key);
            return this;
        }

        /** Allows that schedule lag P99 instead of what follows from the bounds in force. */
        public Builder maxLag(Duration budget) {
            maxLag = Optional.of(budget);
            return this;
        }

        /** Its telemetry, on the time axis of its records. */
        public Builder telemetry(Telemetry sampled) {
            telemetry = sampled;
            return this;
        }

        /** Marks a run that was stopped before its end. */
        public Builder incomplete() {
            complete = false;
            return this;
        }

        /** Marks a run without a schedule: each record's scheduled time is that of its send. */
        public Builder closedLoop() {
            timeline = Timeline.CLOSED_LOOP;
            return this;
        }

        /** A merged run is as valid as the least valid of its shards. */
        public Builder shardReason(String reason) {
            shardReasons.add(reason);
            return this;
        }

        /** Each record was sent when its request arrived, as far as is known; lag is undefined. */
        public Builder stampedFromArrival() {
            timeline = Timeline.FROM_ARRIVAL;
            return this;
        }

        /** The stamps of each record count from its own send; what needs a schedule or a common clock is undefined. */
        public Builder stampedPerRequest() {
            timeline = Timeline.PER_REQUEST;
            return this;
        }

        public Run build() {
            return new Run(this);
        }
    }
}
