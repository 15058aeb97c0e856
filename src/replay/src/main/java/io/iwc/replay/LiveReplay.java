package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.replay.internal.client.ClientCall;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.schedule.internal.LoadSchedule;
import io.iwc.schedule.internal.PlannedRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One replay from its first send to its run: the dispatcher lets calls go, the client carries them. */
final class LiveReplay implements RunningReplay {
    private static final Set<String> SERVER_HEADERS = Set.of("server", "via", "x-powered-by", "openai-version");

    private final Preparation prepared;
    private final Optional<Overhead> overhead;
    private final ReplayResources open;
    private final Start start;
    private final Tally tally;
    private final Recorder recorder;
    private final Dispatcher dispatcher;
    private final Optional<LiveHistory> history;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile SortedMap<String, String> serverHeaders = new TreeMap<>();
    private Optional<Run> run = Optional.empty();

    private LiveReplay(
            Preparation prepared, Optional<Overhead> overhead, ReplayResources open, Start start, Recorder recorder) {
        this.prepared = prepared;
        this.overhead = overhead;
        this.open = open;
        this.start = start;
        this.recorder = recorder;
        tally = new Tally(prepared.plan().all().size());
        dispatcher = new Dispatcher(new LoadSchedule(prepared.plan()), start.zeroNanos());
        history = prepared.options().liveHistory()
                ? Optional.of(new LiveHistory(prepared.encodedRequests(), dispatcher::release))
                : Optional.empty();
    }

    /** Reaches the endpoint, warms up, and starts the clock. */
    static LiveReplay start(Preparation prepared, InstantSource clock) {
        var options = prepared.options();
        var overhead = options.selfCheck()
                ? Optional.of(SelfCheck.once(prepared.demand().requestsPerSecond()))
                : Optional.<Overhead>empty();
        var calls = new DueCalls();
        var open = ReplayResources.open(prepared, calls, clock);
        var recorder = new Recorder(new RecordMaker(prepared)::describe, open.appender());
        recorder.start();
        var replay = new LiveReplay(prepared, overhead, open, Start.of(options.startAt(), clock), recorder);
        replay.begin(calls);
        return replay;
    }

    private void begin(DueCalls calls) {
        dispatcher.sendTo(this::send);
        dispatcher.whenItDies(this::failed);
        recorder.whenItDies(this::failed);
        calls.from(dispatcher);
        prepared.encodedRequests().keepFilled();
        dispatcher.start();
        endIfOver();
    }

    @Override
    public Instant startedAt() {
        return start.instant();
    }

    @Override
    public void onTrouble(Consumer<String> told) {
        recorder.troubles().tell(told);
    }

    @Override
    public Progress progress() {
        return tally.progress(Math.max(0, System.nanoTime() - start.zeroNanos()) / 1e9);
    }

    @Override
    public void stop() {
        tally.stop();
        open.client().stop();
        endIfOver();
    }

    @Override
    public Run await() {
        Waiting.uninterruptibly(over, this::stop);
        var cause = fault.get();
        if (cause != null) {
            open.client().stop();
            closeSending();
            open.telemetry().close();
            throw new IwcException("the replay ended by a fault of its own: " + cause, cause);
        }
        return run();
    }

    /** The thread that sends has died, and nothing more will come: whoever waits is told why. */
    private void failed(Throwable cause) {
        fault.compareAndSet(null, cause);
        over.countDown();
    }

    /** At its time, on the dispatcher's thread or an event loop. */
    private void send(PlannedRequest planned) {
        if (tally.begin()) {
            var call = new ClientCall(
                    prepared.encodedRequests().take(planned),
                    start.zeroNanos(),
                    prepared.options().retries(),
                    it -> ended(planned, it));
            var isAnswerWanted = history.isPresent() && !planned.followers().isEmpty();
            open.client().submit(isAnswerWanted ? call.keepingAnswer() : call);
        }
    }

    /** On an event loop. */
    private void ended(PlannedRequest planned, ClientCall call) {
        dispatcher.ended(planned, call.sentNanos(), System.nanoTime());
        if (!planned.followers().isEmpty()) { // whatever became of it, those that waited for it follow
            history.ifPresentOrElse(it -> it.ended(planned, call), () -> dispatcher.release(planned, call.endNanos()));
        }
        recorder.add(planned, call);
        if (call.isOk() && serverHeaders.isEmpty()) {
            serverHeaders = new TreeMap<>(call.headers());
        }
        tally.end(call);
        endIfOver();
    }

    private void endIfOver() {
        if (tally.isOver()) {
            dispatcher.stop();
            over.countDown();
        }
    }

    private synchronized Run run() {
        if (run.isEmpty()) {
            closeSending();
            run = Optional.of(makeRun());
        }
        return run.get();
    }

    private void closeSending() {
        open.client().close();
        open.gcPauses().close();
        prepared.encodedRequests().close();
        history.ifPresent(LiveHistory::close);
    }

    private Run makeRun() {
        var options = prepared.options();
        var made = Run.builder(prepared.workloadName(), Origin.MEASURED, endpointInfo())
                .records(new PromptAccounts(prepared).addTo(recorder.finish(() -> Preparation.tokenizer(options))));
        options.slo().ifPresent(made::slo);
        options.maxLag().ifPresent(made::maxLag);
        prepared.described().forEach(made::option);
        overhead.ifPresent(it -> it.described().forEach(made::option));
        made.telemetry(open.telemetry().stop(start.zeroNanos()));
        if (!open.telemetry().problems().isEmpty()) {
            made.option("audit.telemetry", String.join("; ", open.telemetry().problems()));
        }
        if (!open.telemetry().unmapped().isEmpty()) {
            made.option(
                    "audit.telemetryUnmapped",
                    String.join(", ", open.telemetry().unmapped()));
        }
        history.ifPresent(it -> made.option("audit.recordedAnswerShare", it.recordedAnswerShare()));
        open.warmUpFailures().ifPresent(it -> made.option("audit.warmup", it));
        made.option("audit.resent", tally.resent());
        made.option("audit.coalescedShare", tally.coalescedShare());
        made.option("audit.gcPauseMaxSeconds", open.gcPauses().longestSeconds());
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
        var secret = prepared.access().secret();
        headers.replaceAll((name, value) -> secret.removedFromName(value));
        return new EndpointInfo(
                endpoint.wire().text(), secret.removedFromName(model), endpoint.publicUrl(), "HTTP/1.1", headers);
    }
}
