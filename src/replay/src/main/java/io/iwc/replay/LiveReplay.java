package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.replay.client.CallSource;
import io.iwc.replay.client.ClientCall;
import io.iwc.replay.client.StreamingClient;
import io.iwc.replay.client.UnreachableException;
import io.iwc.replay.telemetry.TelemetryRecorder;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RecordAppender;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.RunFolder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One replay from its first send to its run: the dispatcher lets calls go, the client carries them. */
final class LiveReplay implements RunningReplay, CallSource {
    private static final int MOST_CONNECTIONS_AHEAD = 1024;
    private static final long LOOK_AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Set<String> SERVER_HEADERS = Set.of("server", "via", "x-powered-by", "openai-version");

    private final Preparation prepared;
    private final Timetable timetable;
    private final ConcurrencyLimit gate;
    private final Tally tally;
    private final Optional<Overhead> overhead;
    private final StreamingClient client;
    private final TelemetryRecorder telemetry;
    private final Recorder recorder;
    private final Dispatcher dispatcher;
    private final Optional<LiveHistory> history;
    private final Start start;
    private final long zeroNanos;
    private final GcPauses gcPauses = new GcPauses();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile SortedMap<String, String> serverHeaders = new TreeMap<>();
    private volatile boolean clockRuns;
    private Optional<Run> run = Optional.empty();

    private LiveReplay(Preparation prepared, InstantSource clock) {
        var plan = prepared.plan();
        var options = prepared.options();
        this.prepared = prepared;
        timetable = new Timetable(plan.roots());
        gate = new ConcurrencyLimit(options.maxConcurrency());
        tally = new Tally(plan.all().size());
        overhead = options.selfCheck() ? Optional.of(SelfCheck.once(plan.requestsPerSecond())) : Optional.empty();
        client = connect();
        warmUp();
        telemetry = telemetry();
        recorder = new Recorder(this::describe, appender(clock));
        start = Start.of(options.startAt(), clock);
        zeroNanos = start.zeroNanos();
        dispatcher = new Dispatcher(timetable, zeroNanos, this::send);
        history = options.liveHistory()
                ? Optional.of(new LiveHistory(prepared.encodedRequests(), dispatcher::add))
                : Optional.empty();
    }

    /** Reaches the endpoint, warms up, and starts the clock. */
    static LiveReplay start(Preparation prepared, InstantSource clock) {
        var replay = new LiveReplay(prepared, clock);
        replay.clockRuns = true;
        prepared.encodedRequests().keepFilled();
        replay.dispatcher.start();
        replay.endIfOver();
        return replay;
    }

    @Override
    public Instant startedAt() {
        return start.instant();
    }

    @Override
    public Progress progress() {
        return tally.progress(Math.max(0, System.nanoTime() - zeroNanos) / 1e9);
    }

    @Override
    public void stop() {
        tally.stop();
        client.stop();
        endIfOver();
    }

    @Override
    public Run await() {
        awaitUninterruptibly(over, this::stop);
        return run();
    }

    @Override
    public int expectedSoon() {
        return clockRuns ? Math.min(timetable.upTo(System.nanoTime() - zeroNanos + LOOK_AHEAD_NANOS), gate.room()) : 0;
    }

    @Override
    public void submitDue(long nanoTime) {
        if (clockRuns) {
            dispatcher.sendDue(nanoTime);
        }
    }

    private StreamingClient connect() {
        var ahead = Math.min(prepared.plan().peakPerSecond(), Math.min(gate.room(), MOST_CONNECTIONS_AHEAD));
        try {
            return StreamingClient.connect(
                    prepared.access().route(), prepared.options().timeouts(), Math.max(1, ahead), this);
        } catch (UnreachableException e) {
            throw EndpointUnavailableException.of(prepared.endpoint(), e.errorClass(), String.valueOf(e.getMessage()));
        }
    }

    /** Not before the endpoint was reached: a replay that cannot begin leaves nothing behind. */
    private Optional<RecordAppender> appender(InstantSource clock) {
        try {
            Start.requireAhead(prepared.options().startAt(), clock);
            return prepared.options().folder().map(it -> RunFolder.at(it).append());
        } catch (IwcException e) {
            telemetry.close();
            client.close();
            gcPauses.close();
            throw e;
        }
    }

    private TelemetryRecorder telemetry() {
        var options = prepared.options();
        try {
            return TelemetryRecorder.start(
                    options.telemetry(),
                    options.telemetryInterval(),
                    prepared.endpoint().baseUrl());
        } catch (IwcException e) {
            client.close();
            gcPauses.close();
            throw e;
        }
    }

    private void warmUp() {
        var calls = prepared.warmUp();
        var left = new CountDownLatch(calls.size());
        calls.forEach(it -> client.submit(new ClientCall(it, System.nanoTime(), ended -> left.countDown())));
        awaitUninterruptibly(left, client::stop);
    }

    /** At its time, on the dispatcher's thread or an event loop. */
    private void send(Planned planned) {
        if (gate.enter(planned)) {
            go(planned);
        }
    }

    private void go(Planned planned) {
        if (tally.begin()) {
            var call = new ClientCall(
                    prepared.encodedRequests().take(planned),
                    zeroNanos,
                    prepared.options().retries(),
                    it -> ended(planned, it));
            var isAnswerWanted = history.isPresent() && !planned.followers().isEmpty();
            client.submit(isAnswerWanted ? call.keepingAnswer() : call);
        }
    }

    /** On an event loop. */
    private void ended(Planned planned, ClientCall call) {
        var now = System.nanoTime() - zeroNanos;
        gate.leave().ifPresent(next -> {
            next.dueAt(now);
            go(next);
        });
        if (!planned.followers().isEmpty()) {
            goOn(planned, call);
        }
        recorder.add(planned, call);
        if (call.isOk() && serverHeaders.isEmpty()) {
            serverHeaders = new TreeMap<>(call.headers());
        }
        tally.end(call);
        endIfOver();
    }

    /** Whatever became of a turn, those that waited for it follow. */
    private void goOn(Planned planned, ClientCall call) {
        for (var turn : planned.followers()) {
            var think = turn.request().thinkTimeMillis().orElse(0);
            turn.scheduleAt(call.endNanos() + TimeUnit.MILLISECONDS.toNanos(think));
        }
        history.ifPresentOrElse(
                it -> it.ended(planned, call), () -> planned.followers().forEach(dispatcher::add));
    }

    private void endIfOver() {
        if (tally.isOver()) {
            dispatcher.stop();
            over.countDown();
        }
    }

    private synchronized Run run() {
        if (run.isEmpty()) {
            client.close();
            gcPauses.close();
            prepared.encodedRequests().close();
            history.ifPresent(LiveHistory::close);
            run = Optional.of(makeRun());
        }
        return run.get();
    }

    private Run makeRun() {
        var options = prepared.options();
        var made = Run.builder(prepared.workloadName(), Origin.MEASURED, endpointInfo())
                .records(recorder.finish(() -> Preparation.tokenizer(options)));
        options.slo().ifPresent(made::slo);
        options.maxLag().ifPresent(made::maxLag);
        prepared.described().forEach(made::option);
        overhead.ifPresent(it -> it.described().forEach(made::option));
        made.telemetry(telemetry.stop(zeroNanos));
        if (!telemetry.problems().isEmpty()) {
            made.option("audit.telemetry", String.join("; ", telemetry.problems()));
        }
        history.ifPresent(it -> made.option("audit.recordedAnswerShare", it.recordedAnswerShare()));
        made.option("audit.coalescedShare", tally.coalescedShare());
        made.option("audit.gcPauseMaxSeconds", gcPauses.longestSeconds());
        if (options.isClosedLoop()) {
            made.closedLoop();
        }
        return (tally.isStopped() ? made.incomplete() : made).build();
    }

    private EndpointInfo endpointInfo() {
        var endpoint = prepared.endpoint();
        var all = prepared.plan().all();
        var model = all.isEmpty() ? endpoint.model() : prepared.model(all.get(0).request());
        var headers = new TreeMap<>(serverHeaders);
        headers.keySet().retainAll(SERVER_HEADERS);
        return new EndpointInfo(endpoint.wire().text(), model, endpoint.publicUrl(), "HTTP/1.1", headers);
    }

    private RequestRecord.Builder describe(Planned planned, ClientCall call) {
        var request = planned.request();
        var record = RequestRecord.builder(planned.sequence(), request.id(), scheduledNanos(planned, call))
                .session(request.sessionId().orElse(""))
                .model(prepared.model(request))
                .due(planned.dueNanos());
        request.turnId().ifPresent(record::turn);
        request.expectedOutputTokens().ifPresent(record::outputTokensAsked);
        return call.describe(record, prepared.access().secret().removedFrom(call.detail()), prepared.gaps());
    }

    /** In a closed loop nothing but the send says when a request's time was. */
    private long scheduledNanos(Planned planned, ClientCall call) {
        if (!prepared.options().isClosedLoop()) {
            return planned.scheduledNanos();
        }
        return call.sentNanos() >= 0 ? call.sentNanos() : planned.dueNanos();
    }

    /** A thread that is interrupted while it waits stops the replay, and still gets what was done. */
    private static void awaitUninterruptibly(CountDownLatch latch, Runnable whenInterrupted) {
        var interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
                whenInterrupted.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
