package io.iwc.generate;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.workload.Manifest;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadDefaults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The recipe of a synthetic workload: how many requests, how long, how they hang together and when they come. The same
 * recipe and seed always give the same workload. What is made is length-only and carries its prefix structure as block
 * ids of 16 tokens, so that no text is generated unless it is sent. Immutable.
 *
 * @since 0.1
 */
public final class Synthesis {
    /** What the manifest says of a distribution whose bounds changed what was drawn stands under its key and this. */
    public static final String CUT = "_cut";

    private final int requests;
    private final LengthDistribution prompt;
    private final LengthDistribution output;
    private final SessionShape sessions;
    private final SharedPrefixes shared;
    private final ArrivalProcess arrival;
    private final Rng rng;
    private final long seed;

    private Synthesis(
            int requests,
            LengthDistribution prompt,
            LengthDistribution output,
            SessionShape sessions,
            SharedPrefixes shared,
            ArrivalProcess arrival,
            Rng rng,
            long seed) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: found " + requests + ", expected ≥ 1");
        }
        this.requests = requests;
        this.prompt = prompt;
        this.output = output.between(Math.max(1, output.min()), Math.max(1, output.max()));
        this.sessions = sessions;
        this.shared = shared;
        this.arrival = arrival;
        this.rng = rng;
        this.seed = seed;
    }

    /**
     * So many requests of 256 tokens, answers of 128, one every 100 ms.
     *
     * @throws IllegalArgumentException if there is not even one
     */
    public static Synthesis of(int requests) {
        return new Synthesis(
                requests,
                LengthDistribution.fixed(WorkloadDefaults.PROMPT_TOKENS),
                LengthDistribution.fixed(WorkloadDefaults.OUTPUT_TOKENS),
                SessionShape.NONE,
                SharedPrefixes.NONE,
                Arrivals.standard(),
                Rng.PCG64,
                WorkloadDefaults.SEED);
    }

    /** Another distribution of new prompt tokens. */
    public Synthesis withPrompt(LengthDistribution lengths) {
        return new Synthesis(requests, lengths, output, sessions, shared, arrival, rng, seed);
    }

    /** Another distribution of output tokens. */
    public Synthesis withOutput(LengthDistribution lengths) {
        return new Synthesis(requests, prompt, lengths, sessions, shared, arrival, rng, seed);
    }

    /** Other conversations. */
    public Synthesis withSessions(SessionShape shape) {
        return new Synthesis(requests, prompt, output, shape, shared, arrival, rng, seed);
    }

    /** Other system prompts. */
    public Synthesis withShared(SharedPrefixes prefixes) {
        return new Synthesis(requests, prompt, output, sessions, prefixes, arrival, rng, seed);
    }

    /** Other arrivals. */
    public Synthesis arriving(ArrivalProcess process, Rng generator) {
        return new Synthesis(requests, prompt, output, sessions, shared, process, generator, seed);
    }

    /** Another seed. */
    public Synthesis withSeed(long rootSeed) {
        return new Synthesis(requests, prompt, output, sessions, shared, arrival, rng, rootSeed);
    }

    /** How many, ≥ 1. */
    public int requests() {
        return requests;
    }

    /** Length of a request's own words, without history and shared prefix. */
    public LengthDistribution prompt() {
        return prompt;
    }

    /** Length of the answers, ≥ 1 token each; kept as the cap of the request. */
    public LengthDistribution output() {
        return output;
    }

    /** How requests hang together. */
    public SessionShape sessions() {
        return sessions;
    }

    /** System prompts in front of them. */
    public SharedPrefixes shared() {
        return shared;
    }

    /** When conversations begin; without sessions, when requests arrive. */
    public ArrivalProcess arrival() {
        return arrival;
    }

    /** What random arrivals are drawn from. */
    public Rng rng() {
        return rng;
    }

    /** Root seed; lengths, sessions and prefixes have streams of their own. */
    public long seed() {
        return seed;
    }

    /**
     * Makes the workload.
     *
     * @param name what messages call it
     */
    public Workload generate(String name) {
        var requests = new SyntheticRequests(this);
        var made = requests.inArrivalOrder();
        return Workload.of(name, made, manifest(requests.cut())).regeneratedBy(() -> generate(name));
    }

    private Manifest manifest(SortedMap<String, String> cut) {
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("kind", arrival.kind());
        times.putAll(arrival.parameters());
        if (arrival.isRandom()) {
            times.put("rng", rng.id());
            times.put("seed", seed);
            times.put("stream", "arrivals");
        }
        var config = new TreeMap<String, Object>();
        config.put("requests", requests);
        config.put("prompt_tokens", prompt.toString());
        config.put("output_tokens", output.toString());
        cut.forEach((key, what) -> config.put(key + CUT, what));
        config.put("turns", sessions.turns().toString());
        config.put("cumulative", sessions.cumulative());
        config.put("think_ms", sessions.think().toMillis());
        config.put("shared_prefix_tokens", shared.tokens());
        config.put("shared_prefixes", shared.count());
        config.put("shared_prefix_exponent", shared.exponent());
        return Manifest.builder("synth")
                .arrival(times)
                .seed(seed)
                .streams(SyntheticRequests.STREAMS)
                .config(config)
                .build();
    }
}
