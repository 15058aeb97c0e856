package io.iwc.spec.internal;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.generate.LengthDistribution;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.WorkloadDefaults;
import java.time.Duration;

/**
 * What a spec directory adds to prompts: how many tokens each is and gets, and when it is sent.
 *
 * @param tokenizer counts the prompts
 * @param decodeTokens length of the answers
 * @param arrival when requests are sent
 * @param rng what random arrivals are drawn from
 * @param seed root seed of arrivals and decode lengths
 * @param model named in {@code workload_meta.json}; empty if none
 * @since 0.1
 */
public record SpecOptions(
        Tokenizer tokenizer,
        LengthDistribution decodeTokens,
        ArrivalProcess arrival,
        Rng rng,
        long seed,
        String model) {
    /** Answers of 64 tokens, one request every two seconds. */
    public static SpecOptions with(Tokenizer tokenizer) {
        return new SpecOptions(
                tokenizer,
                LengthDistribution.fixed(64),
                Arrivals.every(Duration.ofSeconds(2)),
                Rng.PCG64,
                WorkloadDefaults.SEED,
                "");
    }

    /** Other answers. */
    public SpecOptions withDecodeTokens(LengthDistribution lengths) {
        return new SpecOptions(tokenizer, lengths, arrival, rng, seed, model);
    }

    /** Other arrivals. */
    public SpecOptions arriving(ArrivalProcess process, Rng generator, long rootSeed) {
        return new SpecOptions(tokenizer, decodeTokens, process, generator, rootSeed, model);
    }

    /** Another model. */
    public SpecOptions forModel(String name) {
        return new SpecOptions(tokenizer, decodeTokens, arrival, rng, seed, name);
    }
}
