package io.iwc.simulator.endpoint;

import io.iwc.IwcException;
import io.iwc.run.Outcome;
import io.iwc.workload.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Every call, in the order in which it was answered. Holds no more than it may: what comes beyond is counted and not
 * kept, and whoever then asks for everything is told so. Thread-safe.
 */
final class Ledger {
    private static final int FIRST_ERROR = 400;
    private static final int NOT_FOUND = 404;
    private static final int MOST_KINDS = 100; // of refusals that are told apart
    private static final String OTHERS = "others";

    private final long mostBytes;
    private final CaptureSink sink;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> latest = new HashMap<>(); // of these, by body
    private final SortedMap<String, Long> refused = new TreeMap<>();
    private long bytes;
    private int count;
    private long answered;
    private long leftOut;

    /** One that keeps everything. */
    Ledger() {
        this(Long.MAX_VALUE, call -> {});
    }

    /**
     * An empty one.
     *
     * @param mostBytes of memory for what is kept; 0 keeps none
     * @param sink is told of each captured call, before its answer leaves
     */
    Ledger(long mostBytes, CaptureSink sink) {
        this.mostBytes = mostBytes;
        this.sink = sink;
    }

    /** Enters a call before the first byte of its answer leaves. */
    Entry enter(String path, ServedCall call, long arrivalNanos, int status, OptionalInt scriptedTokens) {
        return add(new Entry("POST", path, Optional.of(call), arrivalNanos, status, scriptedTokens));
    }

    /** Enters a call that asks for no completion and was answered. */
    void enterOther(Received call, int status) {
        add(new Entry(call.method(), call.path(), Optional.empty(), call.arrivalNanos(), status, OptionalInt.empty()))
                .ended(Outcome.OK);
    }

    /** Enters a call that is refused, understood or not. */
    void enterRefused(Received call, Optional<ServedCall> understood, ApiException refusal) {
        var entry = new Entry(
                call.method(), call.path(), understood, call.arrivalNanos(), refusal.status(), OptionalInt.empty());
        entry.refusal = Optional.ofNullable(refusal.getMessage());
        add(entry);
    }

    private synchronized Entry add(Entry entry) {
        count++;
        entry.id = String.format(Locale.ROOT, "exchange-%06d", count);
        entry.retryOf = entry.call.flatMap(this::earlierAttempt).map(earlier -> earlier.id);
        if (entry.isCaptured()) {
            sink.accept(entry);
        }
        if (entry.status < FIRST_ERROR) {
            answered++;
        } else {
            var kind = entry.refused();
            refused.merge(refused.size() < MOST_KINDS || refused.containsKey(kind) ? kind : OTHERS, 1L, Long::sum);
        }
        var size = entry.bytes();
        if (bytes + size > mostBytes) {
            leftOut++;
        } else {
            bytes += size;
            entries.add(entry);
            entry.call.ifPresent(call -> latest.put(call.hash(), entry));
        }
        notifyAll();
        return entry;
    }

    /** A snapshot of the requests for completions that were answered with success. */
    synchronized List<Entry> captured() {
        requireAll();
        return capturedSoFar();
    }

    synchronized List<Exchange> exchanges() {
        requireAll();
        return entries.stream().map(Entry::exchange).toList();
    }

    /** How many calls were answered with success, and how many refused for which reason. */
    synchronized CallTally tally() {
        return new CallTally(answered, refused, leftOut);
    }

    /** Waits until at least so many are captured. */
    synchronized List<Entry> awaitCaptured(int requests, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (capturedSoFar().size() < requests && leftOut == 0) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IwcException("captured " + capturedSoFar().size() + " of " + requests + " requests within "
                        + atMost.toMillis() + " ms" + tally().refusedClause());
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IwcException("interrupted while waiting for " + requests + " requests to be captured", e);
            }
        }
        return captured();
    }

    synchronized void reset() {
        entries.clear();
        latest.clear();
        refused.clear();
        bytes = 0;
        count = 0;
        answered = 0;
        leftOut = 0;
    }

    private List<Entry> capturedSoFar() {
        return entries.stream().filter(Entry::isCaptured).toList();
    }

    private void requireAll() {
        if (leftOut > 0) {
            throw new IwcException("embedded endpoint: found " + count + " calls, of which " + leftOut
                    + " were not kept, because all that is kept may take " + mostBytes + " bytes of memory; reset() the"
                    + " endpoint earlier, raise keepingAtMost(…) or give the JVM more memory");
        }
    }

    /**
     * The exchange that a call repeats: the latest with the same body, if the client says that it tries again; without
     * that, only one that failed.
     */
    private Optional<Entry> earlierAttempt(ServedCall call) {
        return Optional.ofNullable(latest.get(call.hash()))
                .filter(earlier -> call.retries() > 0 || earlier.hasFailed());
    }

    /** Is told of captured calls, one at a time, in the order in which they are entered. */
    @FunctionalInterface
    interface CaptureSink {
        void accept(Entry entry);
    }

    /** One call and how it fares. */
    final class Entry {
        /** Of a 64-bit JVM: what stands around a body, and around a message in it. */
        private static final int BYTES_AROUND = 1024;

        private static final int BYTES_AROUND_A_MESSAGE = 384;

        private final String method;
        private final String path;
        private final Optional<ServedCall> call;
        private final long arrivalNanos;
        private final int status;
        private final OptionalInt scriptedTokens;
        private volatile String order = "";
        private String id = "";
        private Optional<String> retryOf = Optional.empty();
        private Optional<String> refusal = Optional.empty();
        private Optional<Outcome> outcome;

        private Entry(
                String method,
                String path,
                Optional<ServedCall> call,
                long arrivalNanos,
                int status,
                OptionalInt scriptedTokens) {
            this.method = method;
            this.path = path;
            this.call = call;
            this.arrivalNanos = arrivalNanos;
            this.status = status;
            this.scriptedTokens = scriptedTokens;
            outcome = status < FIRST_ERROR ? Optional.empty() : Optional.of(Outcome.FAILED);
        }

        /** The request for a completion; there is one in everything that is captured. */
        ServedCall call() {
            return call.orElseThrow();
        }

        /** What decides where nothing else does; made when it is first asked for, which no call waits for. */
        String order() {
            if (order.isEmpty()) {
                order = call().order();
            }
            return order;
        }

        long arrivalNanos() {
            return arrivalNanos;
        }

        OptionalInt scriptedTokens() {
            return scriptedTokens;
        }

        /** Records the outcome, before the client can see it; the first call counts. */
        void ended(Outcome how) {
            synchronized (Ledger.this) {
                if (outcome.isEmpty()) {
                    outcome = Optional.of(how);
                }
            }
        }

        /** About how much memory it takes. */
        private long bytes() {
            var messages = call.map(it -> it.request().prompt())
                    .filter(Prompt.Chat.class::isInstance)
                    .map(prompt -> ((Prompt.Chat) prompt).messages().size())
                    .orElse(0);
            return call.map(ServedCall::bodyBytes).orElse(0) + BYTES_AROUND + (long) BYTES_AROUND_A_MESSAGE * messages;
        }

        private boolean isCaptured() {
            return status < FIRST_ERROR && call.isPresent();
        }

        private boolean hasFailed() {
            return outcome.filter(how -> how != Outcome.OK).isPresent();
        }

        private String refused() {
            var why = refusal.filter(text -> status != NOT_FOUND || call.isPresent())
                    .map(CallTally::shortened);
            return method + " " + CallTally.shortened(path) + ": " + status
                    + why.map(text -> " (" + text + ")").orElse("");
        }

        private Exchange exchange() {
            var request = call.map(it -> it.request().toBuilder().withId(id).build());
            return new Exchange(id, method, path, request, status, outcome, retryOf, refusal);
        }
    }
}
