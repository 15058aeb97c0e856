package io.iwc.simulator.endpoint;

import io.iwc.IwcException;
import io.iwc.run.Outcome;
import io.iwc.workload.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Every request that was understood, in the order it was answered in. Thread-safe. */
final class Ledger {
    private final List<Entry> entries = new ArrayList<>();
    private int count;

    /** Enters a call before the first byte of its answer leaves. */
    synchronized Entry enter(ServedCall call, long arrivalNanos, int status, OptionalInt scriptedTokens) {
        count++;
        var id = String.format(Locale.ROOT, "exchange-%06d", count);
        var entry = new Entry(id, call, arrivalNanos, status, scriptedTokens, earlierAttempt(call));
        entries.add(entry);
        notifyAll();
        return entry;
    }

    /** A snapshot of what was answered with success. */
    synchronized List<Entry> captured() {
        return entries.stream().filter(Entry::isCaptured).toList();
    }

    synchronized List<Exchange> exchanges() {
        return entries.stream().map(Entry::exchange).toList();
    }

    /** Waits until at least so many are captured. */
    synchronized List<Entry> awaitCaptured(int requests, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (captured().size() < requests) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IwcException("captured " + captured().size() + " of " + requests + " requests within "
                        + atMost.toMillis() + " ms");
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
        count = 0;
    }

    /**
     * The exchange that a call repeats: the latest with the same body, if the client says that it tries again; without
     * that, only one that failed.
     */
    private Optional<Entry> earlierAttempt(ServedCall call) {
        for (var i = entries.size() - 1; i >= 0; i--) {
            var earlier = entries.get(i);
            if (earlier.call.hash().equals(call.hash())) {
                return call.retries() > 0 || earlier.hasFailed() ? Optional.of(earlier) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** One call and how it fares. */
    final class Entry {
        private static final int FIRST_ERROR = 400;

        private final String id;
        private final ServedCall call;
        private final long arrivalNanos;
        private final int status;
        private final OptionalInt scriptedTokens;
        private final Optional<String> retryOf;
        private Optional<Outcome> outcome;

        private Entry(
                String id,
                ServedCall call,
                long arrivalNanos,
                int status,
                OptionalInt scriptedTokens,
                Optional<Entry> earlierAttempt) {
            this.id = id;
            this.call = call;
            this.arrivalNanos = arrivalNanos;
            this.status = status;
            this.scriptedTokens = scriptedTokens;
            retryOf = earlierAttempt.map(earlier -> earlier.id);
            outcome = isCaptured() ? Optional.empty() : Optional.of(Outcome.FAILED);
        }

        ServedCall call() {
            return call;
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

        private boolean isCaptured() {
            return status < FIRST_ERROR;
        }

        private boolean hasFailed() {
            return outcome.filter(how -> how != Outcome.OK).isPresent();
        }

        private Exchange exchange() {
            Request request = call.request().toBuilder().withId(id).build();
            return new Exchange(request, status, outcome, retryOf);
        }
    }
}
