package io.iwc.simulator.internal;

import io.iwc.run.Run;
import io.iwc.run.SweepLevel;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.simulator.EngineProfile;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.Objects;

/**
 * The engine on its virtual clock: predicts what a workload would meet at a server of some profile, in no time and
 * with the same result always. Requests arrive when the workload says, however late the answers are (open loop),
 * unless another load model is asked for ({@link #under}). The prefix cache is empty at the start. Immutable.
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
    private final LoadModel load;

    private Engine(EngineProfile profile, long seed, Tokenizer tokenizer, int outputTokens, LoadModel load) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.seed = seed;
        this.tokenizer = Objects.requireNonNull(tokenizer, "tokenizer");
        this.outputTokens = outputTokens;
        this.load = load;
    }

    /**
     * An engine of that profile.
     *
     * @param seed recorded with the run, as part of the endpoint's name; the model itself draws nothing
     * @param tokenizer counts prompts that have text
     */
    public static Engine of(EngineProfile profile, long seed, Tokenizer tokenizer) {
        return new Engine(profile, seed, tokenizer, DEFAULT_OUTPUT_TOKENS, LoadModel.open());
    }

    /** The same engine with another length, ≥ 1, for answers that nothing else says the length of. */
    public Engine withOutputTokens(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("outputTokens: found " + tokens + ", expected an integer ≥ 1");
        }
        return new Engine(profile, seed, tokenizer, tokens, load);
    }

    /** The same engine behind a client that sends as this model says, the same as a replay of it would. */
    public Engine under(LoadModel model) {
        return new Engine(profile, seed, tokenizer, outputTokens, model);
    }

    /** The same engine, where a later turn is sent its think time after the end of the turn it depends on. */
    public Engine causal() {
        return under(load.withCausal(true));
    }

    /**
     * The same engine behind a client with at most so many requests in flight, 0 = no cap: who is due while there are
     * as many waits, and its latency counts from the schedule all the same.
     */
    public Engine withMaxConcurrency(int requests) {
        return under(load.withMaxConcurrency(requests));
    }

    /**
     * The same engine behind a client that always has so many requests in flight, ≥ 1, in the order of the workload:
     * when one ends, the next is sent. Arrivals are ignored and need not be there; latency counts from the send.
     */
    public Engine closedLoop(int requestsInFlight) {
        return under(load.withClosedLoop(requestsInFlight));
    }

    /** The same engine at one level of a sweep: its cap or closed loop. The rate is the workload's. */
    public Engine at(SweepLevel level) {
        return level.concurrency().isEmpty() ? this : under(load.at(level));
    }

    /**
     * The predicted run: one record per request in the order of the workload, with the stamp of every token.
     *
     * @throws io.iwc.IwcException if the load model cannot be applied to the workload, as {@link LoadPlan#of} says
     */
    @Override
    public Run predict(Workload workload) {
        return predict(workload, (replica, from, to, load) -> {});
    }

    /** The same run, whose steps are watched. */
    public Run predict(Workload workload, StepObserver observer) {
        return new Prediction(this, workload, observer).run();
    }

    /** The profile. */
    public EngineProfile profile() {
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

    LoadModel load() {
        return load;
    }
}
