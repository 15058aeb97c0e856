package io.iwc.simulator.calibrate.internal;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.internal.RunPairing;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The workload that a run was, as far as its records tell: when each request was sent and how long prompt and answer
 * were. Which prompts begin alike they do not tell.
 *
 * @since 0.1
 */
public final class RunWorkload {
    private RunWorkload() {}

    /**
     * The workload of the requests that succeeded.
     *
     * @throws IllegalArgumentException if none has the lengths of its prompt and its answer
     */
    public static Workload of(Run run) {
        var requests = run.records().stream()
                .filter(record -> record.outcome() == Outcome.OK)
                .flatMap(record -> request(record).stream())
                .toList();
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("run " + run.name()
                    + ": found no request that succeeded with the lengths of prompt and answer, expected at least one");
        }
        return Workload.of(run.name(), requests, Manifest.of("run"));
    }

    /**
     * The same requests, with the lengths that were really met where the run knows them. Where the run names its requests
     * differently, they are those of the workload in its order.
     */
    public static Workload measured(Workload workload, List<RequestRecord> records) {
        var requests = new ArrayList<>(workload.requests());
        var pairing = RunPairing.of(
                requests.stream().map(Request::id).toList(),
                records.stream().map(RequestRecord::requestId).toList());
        for (var i = 0; i < requests.size(); i++) {
            var met = pairing.place(i).stream()
                    .flatMap(place -> records.get(place).outputTokens().stream())
                    .findFirst()
                    .orElse(0);
            if (met >= 1) {
                requests.set(
                        i, requests.get(i).toBuilder().withOutputTokens(met).build());
            }
        }
        return Workload.of(workload.name(), requests, workload.manifest());
    }

    /** Prompt tokens that a server found in its cache, over all records that say so. */
    public static long cachedTokens(Run run) {
        return run.records().stream()
                .mapToLong(record -> record.cachedPromptTokens().orElse(0))
                .sum();
    }

    private static Optional<Request> request(RequestRecord record) {
        if (record.inputTokens().isEmpty()
                || record.outputTokens().isEmpty()
                || record.sentNanos().isEmpty()) {
            return Optional.empty();
        }
        var request = Request.lengthOnly(record.inputTokens().getAsInt())
                .withId(record.requestId())
                .arrivingAt(record.sentNanos().getAsLong())
                .withOutputTokens(record.outputTokens().getAsInt());
        record.sessionId().ifPresent(request::inSession);
        return Optional.of(request.build());
    }
}
