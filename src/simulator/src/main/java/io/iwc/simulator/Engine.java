package io.iwc.simulator;

import io.iwc.IwcException;
import io.iwc.run.Run;
import io.iwc.run.SweepLevel;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.Objects;

/**
 * The engine on its virtual clock: predicts what a workload would meet at a server of some profile, in no time and
 * with the same result always. Requests arrive when the workload says, however late the answers are (open loop),
 * unless {@link #causal()} or {@link #closedLoop} is set. The prefix cache is empty at the start. Immutable.
 *
 * <p>Each answer is as long as the request's observed output, else its cap, else {@link #withOutputTokens}, else
 * {@value #DEFAULT_OUTPUT_TOKENS} tokens.
 *
 * @since 0.1
 */
public final class Engine implements Predictor {
    /** Tokens of an answer that nothing else says the length of. */
    public static final int DEFAULT_OUTPUT_TOKENS = 64;

    private final EngineProfile profile;
    private final long seed;
    private final Tokenizer tokenizer;
    private final int outputTokens;
    private final boolean causal;
    private final int maxConcurrency;
    private final boolean closedLoop;

    private Engine(
            EngineProfile profile,
            long seed,
            Tokenizer tokenizer,
            int outputTokens,
            boolean causal,
            int maxConcurrency,
            boolean closedLoop) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.seed = seed;
        this.tokenizer = Objects.requireNonNull(tokenizer, "tokenizer");
        this.outputTokens = outputTokens;
        this.causal = causal;
        this.maxConcurrency = maxConcurrency;
        this.closedLoop = closedLoop;
    }

    /**
     * An engine of that profile.
     *
     * @param seed recorded with the run, as part of the endpoint's name; the model itself draws nothing
     * @param tokenizer counts prompts that have text
     */
    public static Engine of(EngineProfile profile, long seed, Tokenizer tokenizer) {
        return new Engine(profile, seed, tokenizer, DEFAULT_OUTPUT_TOKENS, false, 0, false);
    }

    /** The same engine with another length, ≥ 1, for answers that nothing else says the length of. */
    public Engine withOutputTokens(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("outputTokens: found " + tokens + ", expected an integer ≥ 1");
        }
        return new Engine(profile, seed, tokenizer, tokens, causal, maxConcurrency, closedLoop);
    }

    /** The same engine, where a later turn is sent its think time after the end of the turn it depends on. */
    public Engine causal() {
        return new Engine(profile, seed, tokenizer, outputTokens, true, maxConcurrency, closedLoop);
    }

    /**
     * The same engine behind a client with at most so many requests in flight, 0 = no cap: who comes when it is
     * reached waits, in order, and its latency counts from the schedule all the same.
     */
    public Engine withMaxConcurrency(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("max concurrency: found " + requests + ", expected an integer ≥ 0");
        }
        return new Engine(profile, seed, tokenizer, outputTokens, causal, requests, false);
    }

    /**
     * The same engine behind a client that always has so many requests in flight, ≥ 1, in the order of the workload:
     * when one ends, the next is sent. Arrivals are ignored and need not be there; latency counts from the send.
     */
    public Engine closedLoop(int requestsInFlight) {
        if (requestsInFlight < 1) {
            throw new IllegalArgumentException("closed loop: found " + requestsInFlight + ", expected an integer ≥ 1");
        }
        return new Engine(profile, seed, tokenizer, outputTokens, causal, requestsInFlight, true);
    }

    /** The same engine at one level of a sweep: its cap or closed loop. The rate is the workload's. */
    public Engine at(SweepLevel level) {
        if (level.concurrency().isEmpty()) {
            return this;
        }
        var inFlight = level.concurrency().getAsInt();
        return level.isClosedLoop() ? closedLoop(inFlight) : withMaxConcurrency(inFlight);
    }

    /**
     * The predicted run: one record per request in schedule order, with the stamp of every token.
     *
     * @throws IwcException if the arrivals of the workload are no times, and it is no closed loop
     */
    @Override
    public Run predict(Workload workload) {
        if (!closedLoop) {
            requireTimes(workload);
        }
        return new Prediction(this, workload).run();
    }

    EngineProfile profile() {
        return profile;
    }

    long seed() {
        return seed;
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    int outputTokens() {
        return outputTokens;
    }

    boolean isCausal() {
        return causal;
    }

    int maxConcurrency() {
        return maxConcurrency;
    }

    boolean isClosedLoop() {
        return closedLoop;
    }

    private static void requireTimes(Workload workload) {
        if (workload.arrivals() == Workload.ArrivalMeaning.ORDER_ONLY) {
            throw new IwcException("workload \"" + workload.name()
                    + "\": arrivals: found ordinals (captured on a virtual clock), expected times;"
                    + " give it an arrival process before predicting");
        }
        workload.requests().stream()
                .filter(request -> !request.hasArrival())
                .findFirst()
                .ifPresent(request -> {
                    throw new IwcException("workload \"" + workload.name() + "\": request " + request.id()
                            + ": found no arrival time, expected one; give it an arrival process before predicting");
                });
    }
}
