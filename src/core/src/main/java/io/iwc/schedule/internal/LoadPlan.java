package io.iwc.schedule.internal;

import io.iwc.IwcException;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.Shard;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * A load model applied to a workload: what is sent, and when, as far as it is known before the clock starts. Turns of
 * causal sessions learn their time later, from the end of the turn before, and requests of a closed loop from the end
 * of others. Belongs to one run: its requests keep what that run learns.
 *
 * @since 0.1
 */
public final class LoadPlan {
    private final LoadModel model;
    private final List<PlannedRequest> all;
    private final List<PlannedRequest> roots;

    private LoadPlan(LoadModel model, List<PlannedRequest> all) {
        this.model = model;
        this.all = List.copyOf(all);
        roots = model.isCausal()
                ? this.all.stream().filter(PlannedRequest::isRoot).toList()
                : this.all;
    }

    /**
     * A new plan.
     *
     * @throws IwcException if the workload has no times to be sent at, unless it is a closed loop; if that one is to
     *     have a ramp, a duration or a shard; or if a turn waits for a request that is not sent before it
     */
    public static LoadPlan of(Workload workload, LoadModel model) {
        if (model.isClosedLoop()) {
            requireNoSchedule(model);
        } else {
            requireTimes(workload);
        }
        var all = planned(workload, model);
        if (model.isCausal()) {
            tie(workload, all);
        }
        return new LoadPlan(
                model, model.shard().map(it -> part(workload, all, it)).orElse(all));
    }

    public LoadModel model() {
        return model;
    }

    /** Every request, in the order of the workload; unmodifiable. */
    public List<PlannedRequest> all() {
        return all;
    }

    /** Those that wait for nothing but their time, in schedule order; unmodifiable. */
    public List<PlannedRequest> roots() {
        return roots;
    }

    /** The highest sequence number there is; 0 without requests. */
    public int lastSequence() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
    }

    private static void requireNoSchedule(LoadModel model) {
        model.duration().ifPresent(duration -> {
            throw new IwcException("duration: found " + duration.toMillis()
                    + " ms with a closed loop, expected none: it has no schedule; take a limit");
        });
        if (model.ramp().isPresent() || model.shard().isPresent()) {
            throw new IwcException("ramp and shard: found with a closed loop, expected neither: it has no schedule");
        }
    }

    private static void requireTimes(Workload workload) {
        if (workload.arrivals() == ArrivalMeaning.ORDER_ONLY) {
            throw new IwcException(workload.label() + ": arrivals: found only an order (captured on a virtual clock),"
                    + " expected times; give the workload an arrival process");
        }
    }

    private static List<PlannedRequest> planned(Workload workload, LoadModel model) {
        var end = model.duration().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        var size = workload.requests().size();
        var count = model.limit() > 0 ? Math.min(model.limit(), size) : size;
        var ramp = model.ramp().map(RampUp::of).orElse(RampUp.NONE);
        var all = new ArrayList<PlannedRequest>();
        for (var request : workload.requests().subList(0, count)) {
            var nanos = model.isClosedLoop() ? 0 : ramp.stretched(arrival(workload, request));
            if (nanos > end) {
                break; // a workload is in the order of its arrivals
            }
            all.add(new PlannedRequest(all.size() + 1, request, nanos));
        }
        return all;
    }

    private static long arrival(Workload workload, Request request) {
        if (!request.hasArrival()) {
            throw new IwcException(workload.label() + ": request " + request.id()
                    + ": found no arrival time, expected one; give the workload an arrival process");
        }
        return request.arrivalNanos();
    }

    /** Hangs every turn on the one it depends on. */
    private static void tie(Workload workload, List<PlannedRequest> all) {
        var byId = new HashMap<String, PlannedRequest>();
        for (var planned : all) {
            planned.request().dependsOn().ifPresent(id -> {
                var predecessor = byId.get(id);
                if (predecessor == null) {
                    throw notBefore(workload, planned, "expected the id of an earlier request");
                }
                planned.waitFor(predecessor);
            });
            byId.put(planned.request().id(), planned);
        }
    }

    /** Each part sends its own turns, and nobody tells it when a turn of another has ended. */
    private static List<PlannedRequest> part(Workload workload, List<PlannedRequest> all, Shard shard) {
        var dealer = new Dealer(shard);
        var ours = all.stream().filter(it -> dealer.dealsToShard(it.request())).toList();
        var known = new HashSet<>(ours);
        for (var planned : all) {
            for (var turn : planned.followers()) {
                if (known.contains(planned) != known.contains(turn)) {
                    throw notBefore(
                            workload, turn, "expected a turn of the same session, as shards are whole sessions");
                }
            }
        }
        return ours;
    }

    private static IwcException notBefore(Workload workload, PlannedRequest planned, String expected) {
        return new IwcException(
                workload.label() + ": request " + planned.request().id() + ": depends_on: found \""
                        + planned.request().dependsOn().orElse("") + "\", " + expected);
    }
}
