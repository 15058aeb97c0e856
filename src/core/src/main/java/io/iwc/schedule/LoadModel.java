package io.iwc.schedule;

import io.iwc.run.SweepLevel;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the requests of a workload become load, the same whether they are sent or predicted. Start from {@link #open()}
 * and change what differs. Immutable.
 *
 * @since 0.1
 */
public final class LoadModel {
    private static final LoadModel OPEN =
            new LoadModel(0, false, false, 0, Optional.empty(), Optional.empty(), Optional.empty());

    private final int maxConcurrency;
    private final boolean closedLoop;
    private final boolean causal;
    private final int limit;
    private final Optional<Duration> duration;
    private final Optional<Duration> ramp;
    private final Optional<Shard> shard;

    private LoadModel(
            int maxConcurrency,
            boolean closedLoop,
            boolean causal,
            int limit,
            Optional<Duration> duration,
            Optional<Duration> ramp,
            Optional<Shard> shard) {
        this.maxConcurrency = maxConcurrency;
        this.closedLoop = closedLoop;
        this.causal = causal;
        this.limit = limit;
        this.duration = duration;
        this.ramp = ramp;
        this.shard = shard;
    }

    /** Open loop: every request is sent at its arrival, however the ones before it fare. */
    public static LoadModel open() {
        return OPEN;
    }

    /** Requests in flight at most, 0 = no cap. In a closed loop there are as many as long as there are requests. */
    public int maxConcurrency() {
        return maxConcurrency;
    }

    /**
     * On schedule, with so many requests in flight at most, ≥ 0, 0 = no cap. Who is due while there are as many waits
     * for a slot; slots go to who was due first, and its latency counts from the schedule all the same.
     */
    public LoadModel withMaxConcurrency(int requests) {
        requireNonNegative("max concurrency", requests);
        return new LoadModel(requests, false, causal, limit, duration, ramp, shard);
    }

    /** Whether requests are sent one for another that has ended, instead of on schedule. */
    public boolean isClosedLoop() {
        return closedLoop;
    }

    /**
     * Always so many requests in flight, ≥ 1, in the order of the workload: when one ends, the next is sent. Arrivals
     * are ignored and need not be there; latency counts from the send.
     */
    public LoadModel withClosedLoop(int requestsInFlight) {
        if (requestsInFlight < 1) {
            throw new IllegalArgumentException("closed loop: found " + requestsInFlight + ", expected an integer ≥ 1");
        }
        return new LoadModel(requestsInFlight, true, causal, limit, duration, ramp, shard);
    }

    /** Whether a turn waits for the end of the one it depends on, and its think time, instead of its arrival. */
    public boolean isCausal() {
        return causal;
    }

    /** With turns that wait for the one they depend on, or that do not. */
    public LoadModel withCausal(boolean isCausal) {
        return new LoadModel(maxConcurrency, closedLoop, isCausal, limit, duration, ramp, shard);
    }

    /** Requests sent at most, the first of the workload; 0 = all. */
    public int limit() {
        return limit;
    }

    /** With so many of the first requests, ≥ 0, 0 = all. */
    public LoadModel withLimit(int requests) {
        requireNonNegative("limit", requests);
        return new LoadModel(maxConcurrency, closedLoop, causal, requests, duration, ramp, shard);
    }

    /** Requests that are scheduled later than this are left out. */
    public Optional<Duration> duration() {
        return duration;
    }

    /** Without the requests that are scheduled later than this, ≥ 0. A closed loop has no schedule to cut off. */
    public LoadModel withDuration(Duration schedule) {
        requireNonNegative("duration", schedule);
        return new LoadModel(maxConcurrency, closedLoop, causal, limit, Optional.of(schedule), ramp, shard);
    }

    /** Until the rate is the workload's own, growing linearly from nothing; later arrivals move by half of it. */
    public Optional<Duration> ramp() {
        return ramp;
    }

    /** With a rate that grows so long, ≥ 0, 0 = no ramp. A closed loop has no rate that could grow. */
    public LoadModel withRamp(Duration time) {
        requireNonNegative("ramp", time);
        var wanted = Optional.of(time).filter(it -> !it.isZero());
        return new LoadModel(maxConcurrency, closedLoop, causal, limit, duration, wanted, shard);
    }

    /** The part of the workload that is sent, empty = all of it. */
    public Optional<Shard> shard() {
        return shard;
    }

    /** With one part of the workload, dealt out of what limit and duration leave. Not in a closed loop. */
    public LoadModel withShard(Shard part) {
        return new LoadModel(maxConcurrency, closedLoop, causal, limit, duration, ramp, Optional.of(part));
    }

    /** The same at one level of a sweep: its cap or closed loop. The rate is the workload's. */
    public LoadModel at(SweepLevel level) {
        if (level.concurrency().isEmpty()) {
            return this;
        }
        var inFlight = level.concurrency().getAsInt();
        return level.isClosedLoop() ? withClosedLoop(inFlight) : withMaxConcurrency(inFlight);
    }

    /** What differs from {@link #open()} but the wait of turns, as a run records it; durations in seconds. */
    public SortedMap<String, Object> described() {
        var all = new TreeMap<String, Object>();
        if (maxConcurrency > 0) {
            all.put("maxConcurrency", maxConcurrency);
        }
        if (closedLoop) {
            all.put("closedLoop", true);
        }
        if (limit > 0) {
            all.put("limit", limit);
        }
        duration.ifPresent(it -> all.put("durationSeconds", it.toNanos() / 1e9));
        ramp.ifPresent(it -> all.put("rampSeconds", it.toNanos() / 1e9));
        shard.ifPresent(it -> all.put("shard", it.toString()));
        return Collections.unmodifiableSortedMap(all);
    }

    @Override
    public String toString() {
        return (causal ? "causal, " : "") + described();
    }

    private static void requireNonNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": found " + value + ", expected an integer ≥ 0");
        }
    }

    private static void requireNonNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + ": found " + value + ", expected a duration ≥ 0");
        }
    }
}
