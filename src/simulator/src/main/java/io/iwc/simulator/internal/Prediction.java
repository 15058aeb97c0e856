package io.iwc.simulator.internal;

import io.iwc.artifact.internal.WorkMeter;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.LoadSchedule;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One workload on its way through the model: drives its schedule by virtual time, beside hang-ups and steps. */
final class Prediction {
    private final Engine engine;
    private final Workload workload;
    private final Fleet fleet;
    private final Answers answers;
    private final long overheadNanos;
    private final LoadPlan plan;
    private final LoadSchedule schedule;
    private final WorkMeter.Step ended;
    private final Queue<PlannedRequest> decided = new ArrayDeque<>();
    private final Queue<Joining> joining = new ArrayDeque<>();
    private final PriorityQueue<HangUp> hangUps = new PriorityQueue<>();
    private final @Nullable RequestRecord[] records; // by place in the workload, from 1
    private int sent;

    Prediction(Engine engine, Workload workload, StepObserver observer) {
        this.engine = engine;
        this.workload = workload;
        fleet = new Fleet(engine.profile(), observer);
        answers = new Answers(workload, engine.tokenizer(), engine.profile());
        overheadNanos =
                Math.round(engine.profile().scheduling().requestOverheadSeconds() * TimeUnit.SECONDS.toNanos(1));
        plan = LoadPlan.of(workload, engine.load());
        schedule = new LoadSchedule(plan);
        records = new RequestRecord[plan.lastSequence() + 1];
        ended = WorkMeter.begin("simulating", "requests", plan.all().size());
    }

    Run run() {
        try (ended) {
            goOn();
        }
        refuseNeverSent();
        return describe();
    }

    private void goOn() {
        var now = 0L;
        while (true) {
            var happening = Math.min(Math.min(schedule.nextNanos(), nextHangUp()), nextJoining());
            var end = fleet.nextEnd();
            if (Math.min(happening, end) == LoadSchedule.NEVER) {
                break;
            }
            now = Math.max(now, Math.min(happening, end));
            if (end == now) {
                happen(now, now - 1); // who hangs up within the step does not get its token
                fleet.endSteps(now);
                sendDecided(now);
            }
            happen(now, now);
            fleet.beginSteps(now);
        }
    }

    /** In the order of time; what ends at an instant comes before what is due at it. */
    private void happen(long hangUpsUntil, long duesUntil) {
        while (true) {
            var hangUp = nextHangUp();
            var due = schedule.nextNanos();
            if (hangUp <= hangUpsUntil && hangUp <= due) {
                hangUp(hangUps.remove());
                sendDecided(hangUp);
            } else if (nextJoining() <= duesUntil && nextJoining() <= due) {
                var next = joining.remove();
                next.visit().join(fleet, next.prompt());
            } else if (due <= duesUntil) {
                schedule.due(due, decided::add);
                sendDecided(due);
            } else {
                return;
            }
        }
    }

    private long nextJoining() {
        var next = joining.peek();
        return next == null ? LoadSchedule.NEVER : next.at();
    }

    private long nextHangUp() {
        var next = hangUps.peek();
        return next == null ? LoadSchedule.NEVER : next.at();
    }

    private void sendDecided(long nanos) {
        for (var next = decided.poll(); next != null; next = decided.poll()) {
            send(next, nanos);
        }
    }

    private void send(PlannedRequest planned, long nanos) {
        schedule.sent(planned, nanos);
        sent++;
        var visit = new PredictedRequest(planned, engine.outputTokens(), this::left);
        var request = planned.request();
        var prompt = answers.prompt(planned, visit.outputTokens());
        var sequence = visit.send(nanos, prompt);
        var refusal = Scheduler.refusal(engine.profile(), prompt, sequence.outputTokens());
        if (refusal.isPresent()) {
            visit.refused(refusal.get());
            left(visit, nanos);
            return;
        }
        if (overheadNanos == 0) {
            visit.join(fleet, prompt);
        } else {
            joining.add(new Joining(nanos + overheadNanos, visit, prompt));
        }
        request.sampling()
                .cancelAfterMillis()
                .ifPresent(
                        millis -> hangUps.add(new HangUp(nanos + Math.multiplyExact(millis, 1_000_000L), sent, visit)));
    }

    private void hangUp(HangUp due) {
        if (due.visit().hangUp(due.at())) {
            left(due.visit(), due.at());
        }
    }

    /** However it ended; who goes now is sent when all is said about this instant. */
    private void left(PredictedRequest visit, long nanos) {
        ended.add();
        records[visit.planned().sequence()] = visit.record();
        schedule.ended(visit.planned(), nanos, decided::add);
        schedule.release(visit.planned(), nanos);
    }

    private void refuseNeverSent() {
        if (sent != plan.all().size()) {
            throw new IllegalStateException(
                    workload.label() + ": " + plan.all().size() + " requests were planned, " + sent + " were sent");
        }
    }

    private Run describe() {
        var profile = engine.profile();
        var run = Run.builder(workload.name(), Origin.PREDICTED, endpoint())
                .records(Arrays.stream(records).filter(Objects::nonNull).toList())
                .option("causal", engine.load().isCausal())
                .option("outputTokens", engine.outputTokens())
                .option("profile", profile.name())
                .option("profileVersion", profile.version())
                .option("seed", engine.seed())
                .option("tokenizer", engine.tokenizer().id());
        var uncertainty = profile.stepCost().uncertainty();
        if (!uncertainty.isEmpty()) {
            run.option("uncertainty", uncertainty);
        }
        if (fleet.extrapolatedSteps() > 0) {
            run.option(
                    "extrapolated",
                    fleet.extrapolatedSteps() + " of " + fleet.steps()
                            + " steps are beyond the profile's kernel tables, whose last lines go on there");
        }
        engine.load().described().forEach(run::option);
        return (engine.load().isClosedLoop() ? run.closedLoop() : run).build();
    }

    private EndpointInfo endpoint() {
        var first = workload.requests().stream().findFirst();
        var wire =
                first.filter(request -> request.prompt() instanceof Prompt.Chat).isPresent() ? "chat" : "completions";
        var model = first.flatMap(Request::model).orElse(engine.profile().name());
        return new EndpointInfo(
                wire, model, "embedded:" + engine.profile().name(), "none", Collections.emptySortedMap());
    }

    /** A request in front of the engine: all take equally long there, so they come in order. */
    private record Joining(long at, PredictedRequest visit, PromptTokens prompt) {}

    /** The client's own end of a request; of several at an instant, who was sent first hangs up first. */
    private record HangUp(long at, int order, PredictedRequest visit) implements Comparable<HangUp> {
        @Override
        public int compareTo(HangUp other) {
            return at != other.at ? Long.compare(at, other.at) : Integer.compare(order, other.order);
        }
    }
}
