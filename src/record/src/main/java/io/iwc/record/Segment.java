package io.iwc.record;

import io.iwc.IwcException;
import io.iwc.artifact.internal.GrowingFile;
import io.iwc.artifact.internal.OutputLock;
import io.iwc.replay.internal.client.ObservedAnswer;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.GapStore;
import io.iwc.run.internal.RecordAppender;
import io.iwc.simulator.endpoint.ForwardedCall;
import io.iwc.workload.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The calls that begin until one folder is full. Each is on disk, as far as this process is concerned, before the end of its
 * answer is passed on: what the application has seen in full is kept, whatever becomes of this process. Thread-safe.
 */
final class Segment {
    private final Path folder;
    private final Optional<HashedPrompts> hashing;
    private final Tallying tally;
    private final Budget budget;
    private final Executor workers;
    private final Consumer<String> trouble;
    private final OutputLock lock;
    private final GrowingFile lines;
    private final RecordAppender part;
    private final GapStore gaps = GapStore.reserve(0);
    private final Map<String, Attempt> latest = new HashMap<>();
    private final Map<List<String>, Secrets> knownSecrets = new ConcurrentHashMap<>();
    private final Tallying own = new Tallying();
    private final Object order = new Object();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private long zeroNanos;
    private long lastArrival;
    private int sequence;
    private boolean retired;

    /**
     * A folder with nothing in it yet.
     *
     * @param hashing if no text is to be kept
     * @param workers read requests and write calls
     * @param trouble is told when a call could not be written
     */
    Segment(
            Path folder,
            Optional<HashedPrompts> hashing,
            Tallying tally,
            Budget budget,
            Executor workers,
            Consumer<String> trouble) {
        this.folder = folder;
        this.workers = workers;
        this.hashing = hashing;
        this.tally = tally;
        this.budget = budget;
        this.trouble = trouble;
        lock = OutputLock.ofFile(folder.resolve(RecordingFolder.LINES));
        part = new RecordAppender(folder);
        lines = GrowingFile.create(folder.resolve(RecordingFolder.LINES));
    }

    Path folder() {
        return folder;
    }

    Executor workers() {
        return workers;
    }

    /** Takes in a call, without waiting for one that is being written; empty if calls go to another folder by now. */
    Optional<LiveCall> begin(RequestHead head, long nanoTime) {
        synchronized (order) {
            if (retired) {
                return Optional.empty();
            }
            var now = sequence == 0 ? nanoTime : Math.max(nanoTime, lastArrival + 1); // no two came at once
            zeroNanos = sequence == 0 ? now : zeroNanos;
            lastArrival = now;
            underWay.incrementAndGet();
            return Optional.of(new LiveCall(this, head, sequence++, zeroNanos, now, budget));
        }
    }

    /** What is kept of a request. */
    KeptCall kept(ForwardedCall call) {
        return hashing.map(it -> new KeptCall(
                        it.hashed(call.request()),
                        it.name(call.hash()),
                        it.names(call.sessions()),
                        it.compared(call.request().prompt()),
                        call.retries()))
                .orElseGet(() -> new KeptCall(call.request(), call.hash(), call.sessions(), List.of(), call.retries()));
    }

    /** A call is over: it is written. */
    void ended(LiveCall call, KeptCall kept) {
        if (call.observed().isEncoded()) {
            unread(call.path(), "answer: found one with Content-Encoding though none was asked for");
            return;
        }
        var uncounted = call.observed().uncounted();
        var answer = hashing.isPresent() ? Optional.<RecordedAnswer>empty() : call.recorded();
        synchronized (this) {
            var earlier = Optional.ofNullable(latest.get(kept.hash()))
                    .filter(it -> it.sequence < call.sequence() && (kept.retries() > 0 || !it.isOk));
            var attempt = earlier.map(it -> it.again(call)).orElseGet(() -> Attempt.first(call));
            var record = record(call, kept, attempt, uncounted);
            if (write(
                    new RecordedCall(
                            request(kept, attempt, record),
                            kept.hash(),
                            call.path(),
                            kept.sessions(),
                            kept.compared(),
                            record,
                            hashing.isPresent() ? Optional.empty() : uncounted.map(call.secrets()::removedFromText),
                            answer),
                    call.secrets())) {
                latest.put(kept.hash(), attempt);
                earlier.ifPresentOrElse(it -> tally.retried(it.isOk, attempt.isOk), () -> tally.recorded(attempt.isOk));
            }
            oneLess();
        }
    }

    private synchronized void oneLess() {
        underWay.decrementAndGet();
        notifyAll();
    }

    private static Request request(KeptCall kept, Attempt attempt, RequestRecord record) {
        var request = kept.request().toBuilder().withId(attempt.id()).arrivingAt(attempt.arrivalNanos);
        if (!kept.request().prompt().hasText()) { // without a length of its answer it is no request of a workload
            request.withOutputTokens(record.outputTokens().orElse(0));
        }
        return request.build();
    }

    private RequestRecord record(LiveCall call, KeptCall kept, Attempt attempt, Optional<String> uncounted) {
        ObservedAnswer answer = call.observed();
        var record = RequestRecord.builder(attempt.sequence, attempt.id(), attempt.arrivalNanos)
                .due(attempt.arrivalNanos);
        kept.request().model().map(call.secrets().redaction()::removedFromName).ifPresent(record::model);
        kept.request().maxOutputTokens().ifPresent(record::outputTokensAsked);
        answer.describe(record, call.secrets().redaction().removedFromDetail(answer.detail()), gaps)
                .sent(attempt.arrivalNanos)
                .attempts(attempt.attempts);
        if (answer.isOk()) {
            record.ok(call.secrets()
                    .redaction()
                    .removedFromName(answer.endedWith())
                    .intern());
        }
        if (hashing.isPresent()) {
            uncounted.ifPresent(text -> record.outputTokens(hashing.get().count(text), true));
        }
        return record.build();
    }

    /** Whether it could be written; an answer goes on in any case. */
    private boolean write(RecordedCall call, Secrets secrets) {
        try {
            var line = secrets.removedFromText(call.line()).getBytes(StandardCharsets.UTF_8);
            lines.append(line);
            part.append(call.record());
            bytes.addAndGet(line.length);
            return true;
        } catch (IwcException e) {
            count(call.path(), "the disk");
            trouble.accept(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** A call is over that cannot be recorded. */
    synchronized void unread(String path, String why) {
        count(path, why);
        oneLess();
    }

    private void count(String path, String why) {
        tally.unread(path, why);
        own.unread(path, why);
    }

    /** What began here and is not in the folder, by reason. */
    SortedMap<String, Long> unread() {
        return own.now().unread();
    }

    Map<List<String>, Secrets> knownSecrets() {
        return knownSecrets;
    }

    long bytes() {
        return bytes.get();
    }

    /** No call begins here any more. */
    void retire() {
        synchronized (order) {
            retired = true;
        }
    }

    /** Closes the files once all calls are over, or after that time. */
    synchronized void awaitEnd(long millis) throws InterruptedException {
        var deadline = System.nanoTime() + millis * 1_000_000;
        while (underWay.get() > 0 && System.nanoTime() < deadline) {
            wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        lines.close();
        part.close();
        lock.close();
    }

    /**
     * One request and how often it was sent.
     *
     * @param sequence of the first time
     * @param arrivalNanos of the first time
     */
    private record Attempt(int sequence, long arrivalNanos, int attempts, boolean isOk) {
        static Attempt first(LiveCall call) {
            return new Attempt(
                    call.sequence(), call.arrivalNanos(), 1, call.observed().isOk());
        }

        Attempt again(LiveCall call) {
            return new Attempt(
                    sequence, arrivalNanos, attempts + 1, call.observed().isOk());
        }

        String id() {
            return String.format(Locale.ROOT, "req-%06d", sequence + 1);
        }
    }
}
