package io.iwc.simulator;

import io.iwc.IwcException;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** One workload on its way through the model: arrivals, hang-ups and steps in the order of virtual time. */
final class Prediction {
    private final Engine engine;
    private final Workload workload;
    private final Scheduler scheduler;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<PredictedRequest> predicted = new ArrayList<>();
    private final Map<String, List<PredictedRequest>> waitingFor = new HashMap<>();
    private final Queue<PredictedRequest> waitingForSlot = new ArrayDeque<>();
    private int inFlight;
    private int eventCount;

    Prediction(Engine engine, Workload workload) {
        this.engine = engine;
        this.workload = workload;
        scheduler = new Scheduler(engine.profile());
    }

    Run run() {
        planArrivals();
        var now = 0L;
        while (true) {
            if (scheduler.isIdle()) {
                var next = events.peek();
                if (next == null) {
                    break;
                }
                now = Math.max(now, next.at());
            }
            happenUntil(now);
            if (!scheduler.isIdle()) {
                now = Math.addExact(now, scheduler.beginStep());
                happenUntil(now); // who hangs up within the step does not get its token
                scheduler.endStep(now);
            }
        }
        refuseNeverSent();
        return describe();
    }

    private void planArrivals() {
        var known = new HashMap<String, Request>();
        for (var request : workload.requests()) {
            var visit = new PredictedRequest(request, engine.outputTokens());
            predicted.add(visit);
            var before = engine.isCausal() ? request.dependsOn() : Optional.<String>empty();
            if (before.isEmpty()) {
                var arrival = engine.isClosedLoop() ? 0 : request.arrivalNanos();
                at(arrival, () -> arrive(visit, arrival));
            } else if (known.containsKey(before.get())) {
                waitingFor
                        .computeIfAbsent(before.get(), id -> new ArrayList<>())
                        .add(visit);
            } else {
                throw new IwcException("workload \"" + workload.name() + "\": request " + request.id()
                        + ": depends_on: found \"" + before.get() + "\", expected the id of an earlier request");
            }
            known.put(request.id(), request);
        }
    }

    private void happenUntil(long now) {
        for (var next = events.peek(); next != null && next.at() <= now; next = events.peek()) {
            events.remove();
            next.action().run();
        }
    }

    private void arrive(PredictedRequest visit, long nanos) {
        visit.scheduledAt(nanos);
        if (engine.maxConcurrency() > 0 && inFlight == engine.maxConcurrency()) {
            waitingForSlot.add(visit);
        } else {
            inFlight++;
            send(visit, nanos);
        }
    }

    private void send(PredictedRequest visit, long nanos) {
        if (engine.isClosedLoop()) {
            visit.scheduledAt(nanos);
        }
        var request = visit.request();
        var prompt =
                PromptTokens.of(request, engine.tokenizer(), engine.profile().blockSize());
        var sequence = visit.send(nanos, prompt, this::left);
        var refusal = Scheduler.refusal(engine.profile(), prompt, sequence.outputTokens());
        if (refusal.isPresent()) {
            visit.refused(refusal.get());
            left(visit, nanos);
            return;
        }
        scheduler.submit(sequence);
        request.sampling().cancelAfterMillis().ifPresent(millis -> {
            var hangUp = nanos + Math.multiplyExact(millis, 1_000_000L);
            at(hangUp, () -> hangUp(visit, hangUp));
        });
    }

    private void hangUp(PredictedRequest visit, long nanos) {
        if (visit.hangUp(nanos)) {
            scheduler.cancel(visit.sequence());
            left(visit, nanos);
        }
    }

    /** Gives the slot to the next in line and lets the turns come that waited for this one, however it ended. */
    private void left(PredictedRequest visit, long nanos) {
        var following = waitingForSlot.poll();
        if (following == null) {
            inFlight--;
        } else {
            at(nanos, () -> send(following, nanos));
        }
        for (var next : waitingFor.getOrDefault(visit.request().id(), List.of())) {
            var think = next.request().thinkTimeMillis().orElse(0);
            var arrival = nanos + Math.multiplyExact(think, 1_000_000L);
            at(arrival, () -> arrive(next, arrival));
        }
    }

    private void at(long nanos, Runnable action) {
        events.add(new Event(nanos, eventCount++, action));
    }

    private void refuseNeverSent() {
        for (var visit : predicted) {
            if (!visit.sent()) {
                throw new IllegalStateException(visit.request() + " was never sent");
            }
        }
    }

    private Run describe() {
        var profile = engine.profile();
        var ordered = new ArrayList<>(predicted);
        ordered.sort((a, b) -> Long.compare(a.scheduledNanos(), b.scheduledNanos()));
        var records = new ArrayList<RequestRecord>();
        for (var visit : ordered) {
            records.add(visit.record(records.size() + 1));
        }
        var run = Run.builder(workload.name(), Origin.PREDICTED, endpoint())
                .records(records)
                .option("causal", engine.isCausal())
                .option("outputTokens", engine.outputTokens())
                .option("profile", profile.name())
                .option("profileVersion", profile.version())
                .option("seed", engine.seed())
                .option("tokenizer", engine.tokenizer().id());
        if (engine.maxConcurrency() > 0) {
            run.option("maxConcurrency", engine.maxConcurrency());
        }
        return (engine.isClosedLoop() ? run.closedLoop() : run).build();
    }

    private EndpointInfo endpoint() {
        var first = workload.requests().stream().findFirst();
        var wire =
                first.filter(request -> request.prompt() instanceof Prompt.Chat).isPresent() ? "chat" : "completions";
        var model = first.flatMap(Request::model).orElse(engine.profile().name());
        return new EndpointInfo(
                wire, model, "embedded:" + engine.profile().name(), "none", Collections.emptySortedMap());
    }

    /** Something that happens at an instant; what was planned first happens first. */
    private record Event(long at, int order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Integer.compare(order, other.order);
        }
    }
}
