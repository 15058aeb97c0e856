package io.iwc.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.internal.StoredMeasurements;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The content of {@code summary.json}, and the beginning of a run from it. */
public final class SummaryJson {
    static final String SCHEMA = "iwc-run/1";

    private SummaryJson() {}

    public static SortedMap<String, Object> tree(Run run, RunContext context) {
        var summary = new TreeMap<String, Object>();
        summary.put("schema", SCHEMA);
        summary.put("workload", workload(run, context));
        summary.put("endpoint", endpoint(run.endpoint()));
        summary.put("environment", RunEnvironment.current());
        summary.put("options", run.options());
        summary.put("validity", validity(run));
        run.slo().ifPresent(slo -> summary.put("slo", slo(slo)));
        new StoredMeasurements(new TreeMap<>(run.labels()), run.measurements(), run.distributions()).addTo(summary);
        var errors = new TreeMap<String, Long>();
        run.errors().forEach((errorClass, count) -> errors.put(errorClass.text(), count));
        summary.put("errors", errors);
        var messages = new TreeMap<String, String>();
        run.errorMessages().forEach((errorClass, message) -> messages.put(errorClass.text(), message));
        if (!messages.isEmpty()) {
            summary.put("error_messages", messages);
        }
        if (!run.warnings().isEmpty()) {
            summary.put("warnings", run.warnings());
        }
        context.startedAt().ifPresent(instant -> summary.put("started_at_utc", instant.toString()));
        return summary;
    }

    /** A run as the summary describes it, still without its records. */
    public static Run.Builder begin(Path file, JsonNode summary) {
        var schema = summary.path("schema").asText("");
        if (!schema.equals(SCHEMA)) {
            throw new InvalidInputException(
                    new Problem(file.toString(), "schema", "found \"" + schema + "\", expected \"" + SCHEMA + "\""));
        }
        try {
            var origin = origin(summary.path("labels").path("run.origin").asText(""));
            var run = Run.builder(
                    summary.path("workload").path("name").asText("run"),
                    origin,
                    endpointInfo(summary.path("endpoint")));
            if (origin == Origin.RECORDED) {
                run.stampedFromArrival();
            }
            summary.path("options").fields().forEachRemaining(option -> run.option(option.getKey(), option.getValue()));
            if (summary.has("slo")) {
                run.slo(sloOf(summary.get("slo")));
            }
            if (summary.path("labels").path(RunMetrics.LOAD).asText("").equals(RunMetrics.CLOSED_LOOP)) {
                run.closedLoop();
            }
            var validity = summary.path("validity");
            if (validity.has("max_lag_ns")) {
                run.maxLag(Duration.ofNanos(validity.get("max_lag_ns").asLong()));
            }
            validity.path("shard_reasons").forEach(reason -> run.shardReason(reason.asText()));
            return validity.path("complete").asBoolean(true) ? run : run.incomplete();
        } catch (IwcException | IllegalArgumentException e) {
            throw new InvalidInputException(new Problem(file.toString(), "", String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, Object> workload(Run run, RunContext context) {
        var workload = new LinkedHashMap<String, Object>();
        workload.put("name", run.name());
        workload.put("requests", run.records().size());
        context.workload().flatMap(Fingerprint::workloadSha256).ifPresent(sha -> workload.put("sha256", sha));
        context.workload()
                .ifPresent(sent -> workload.put("fingerprint", StoredMeasurements.metrics(sent.measurements())));
        return workload;
    }

    private static Map<String, Object> endpoint(EndpointInfo endpoint) {
        return Map.of(
                "wire", endpoint.wire(),
                "model", endpoint.model(),
                "url", endpoint.url(),
                "protocol", endpoint.protocol(),
                "server", endpoint.server());
    }

    private static EndpointInfo endpointInfo(JsonNode endpoint) {
        var server = new TreeMap<String, String>();
        endpoint.path("server")
                .fields()
                .forEachRemaining(
                        header -> server.put(header.getKey(), header.getValue().asText()));
        return new EndpointInfo(
                endpoint.path("wire").asText("unknown"),
                endpoint.path("model").asText("unknown"),
                endpoint.path("url").asText("unknown"),
                endpoint.path("protocol").asText("unknown"),
                server);
    }

    private static Map<String, Object> validity(Run run) {
        var validity = new LinkedHashMap<String, Object>();
        validity.put("valid", run.isValid());
        validity.put("reasons", run.invalidReasons());
        validity.put("complete", run.isComplete());
        if (!run.shardReasons().isEmpty()) {
            validity.put("shard_reasons", run.shardReasons());
        }
        run.maxLag().ifPresent(budget -> validity.put("max_lag_ns", budget.toNanos()));
        return validity;
    }

    private static Map<String, Long> slo(Slo slo) {
        var targets = new LinkedHashMap<String, Long>();
        slo.ttft().ifPresent(target -> targets.put("ttft_ns", target.toNanos()));
        slo.tpot().ifPresent(target -> targets.put("tpot_ns", target.toNanos()));
        slo.latency().ifPresent(target -> targets.put("latency_ns", target.toNanos()));
        return targets;
    }

    private static Slo sloOf(JsonNode targets) {
        return new Slo(duration(targets, "ttft_ns"), duration(targets, "tpot_ns"), duration(targets, "latency_ns"));
    }

    private static Optional<Duration> duration(JsonNode targets, String key) {
        return targets.has(key) ? Optional.of(Duration.ofNanos(targets.get(key).asLong())) : Optional.empty();
    }

    private static Origin origin(String text) {
        for (var origin : Origin.values()) {
            if (origin.text().equals(text)) {
                return origin;
            }
        }
        throw new IwcException("labels: run.origin: found \"" + text + "\", expected measured, predicted or recorded");
    }
}
