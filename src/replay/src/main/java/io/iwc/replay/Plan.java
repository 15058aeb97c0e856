package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is sent and when: one absolute schedule, fixed before the clock starts. Only turns of causal sessions learn
 * their time later, from the end of the turn before.
 *
 * @param all in schedule order
 * @param roots those that wait for nothing but their time, in schedule order
 */
record Plan(List<Planned> all, List<Planned> roots) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    Plan {
        all = List.copyOf(all);
        roots = List.copyOf(roots);
    }

    static Plan of(Workload workload, ReplayOptions options) {
        if (options.isClosedLoop()) {
            return closedLoop(workload, options);
        }
        if (workload.arrivals() == ArrivalMeaning.ORDER_ONLY) {
            throw new IwcException(
                    workload.name()
                            + ": found arrivals with an order but no times, expected times; give the workload an arrival process");
        }
        if (options.shard().isPresent() && options.startAt().isEmpty()) {
            throw new IwcException(
                    "shard " + options.shard().get() + ": found no start time, expected one that all shards share");
        }
        var all = new ArrayList<Planned>();
        for (var request : chosen(workload, options)) {
            all.add(new Planned(all.size() + 1, request, scheduled(request, options)));
        }
        var ours = options.shard()
                .map(it -> all.stream().filter(it.dealer()).toList())
                .orElse(all);
        return new Plan(ours, options.causalSessions() ? tie(ours) : ours);
    }

    /** The mean rate of the schedule, 0 where there is none. */
    double requestsPerSecond() {
        var span = roots.isEmpty() ? 0 : roots.get(roots.size() - 1).scheduledNanos();
        return span == 0 ? 0 : (double) roots.size() * SECOND_NANOS / span;
    }

    /** The gaps between tokens that answers as long as expected have. */
    long expectedGaps() {
        return all.stream()
                .mapToLong(it -> it.request().expectedOutputTokens().orElse(1) - 1L)
                .filter(it -> it > 0)
                .sum();
    }

    /** The highest sequence number there is; 0 without requests. */
    int lastSequence() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
    }

    /** The most requests scheduled within one second: as many connections are wanted when the clock starts. */
    int peakPerSecond() {
        var peak = 0;
        var first = 0;
        for (var last = 0; last < roots.size(); last++) {
            while (roots.get(last).scheduledNanos() - roots.get(first).scheduledNanos() >= SECOND_NANOS) {
                first++;
            }
            peak = Math.max(peak, last - first + 1);
        }
        return peak;
    }

    /** All at once, for the cap on requests in flight to hold back: who has a slot goes. */
    private static Plan closedLoop(Workload workload, ReplayOptions options) {
        options.duration().ifPresent(duration -> {
            throw new IwcException("duration: found " + duration.toMillis()
                    + " ms with a closed loop, expected none: it has no schedule; take a limit");
        });
        if (options.ramp().isPresent() || options.shard().isPresent()) {
            throw new IwcException("ramp and shard: found with a closed loop, expected neither: it has no schedule");
        }
        var all = new ArrayList<Planned>();
        for (var request : limited(workload.requests().stream(), options)) {
            all.add(new Planned(all.size() + 1, request, 0));
        }
        return new Plan(all, options.causalSessions() ? tie(all) : all);
    }

    private static List<Request> chosen(Workload workload, ReplayOptions options) {
        var end = options.duration().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        var requests = workload.requests().stream().filter(it -> scheduled(it, options) <= end);
        return limited(requests, options);
    }

    private static List<Request> limited(Stream<Request> requests, ReplayOptions options) {
        return options.limit() > 0 ? requests.limit(options.limit()).toList() : requests.toList();
    }

    private static long scheduled(Request request, ReplayOptions options) {
        return options.ramp()
                .map(RampUp::of)
                .map(it -> it.stretched(arrival(request)))
                .orElseGet(() -> arrival(request));
    }

    private static long arrival(Request request) {
        if (!request.hasArrival()) {
            throw new IwcException(
                    "request " + request.id() + ": found no arrival time, expected one; compile the workload first");
        }
        return request.arrivalNanos();
    }

    /** Hangs every turn on the one it depends on; a turn whose predecessor is not sent keeps its own time. */
    private static List<Planned> tie(List<Planned> all) {
        var byId = new HashMap<String, Planned>();
        var roots = new ArrayList<Planned>();
        for (var planned : all) {
            var predecessor = planned.request().dependsOn().map(byId::get);
            predecessor.ifPresentOrElse(it -> it.followers().add(planned), () -> roots.add(planned));
            byId.put(planned.request().id(), planned);
        }
        return roots;
    }
}
