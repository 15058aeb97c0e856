package io.iwc.simulator;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * By which rules a server admits, batches and routes requests. Immutable; {@link #DEFAULT} is vLLM's V1 scheduler with
 * prefix cache, each step decided when the one before it has ended.
 *
 * @param order what a step takes first
 * @param policy whom it takes first
 * @param wholePrompts whether a request is admitted only if its whole prompt fits the KV cache, not just the first
 *     chunk ({@code scheduler_reserve_full_isl})
 * @param prefixCaching whether blocks are shared
 * @param async whether a step is decided while the one before it is computed
 * @param maxModelLength tokens of prompt and answer that a request may have ({@code max_model_len})
 * @param requestOverheadSeconds between a request's arrival and its place in the queue, ≥ 0
 * @param speculation drafts of speculative decoding
 * @param replicas data-parallel copies of the server and how requests find theirs
 * @since 0.1
 */
public record Scheduling(
        Order order,
        Policy policy,
        boolean wholePrompts,
        boolean prefixCaching,
        boolean async,
        OptionalInt maxModelLength,
        double requestOverheadSeconds,
        Optional<Speculation> speculation,
        Replicas replicas) {
    /** vLLM's V1 scheduler, one replica. */
    public static final Scheduling DEFAULT = new Scheduling(
            Order.CHUNKED,
            Policy.FCFS,
            true,
            true,
            false,
            OptionalInt.empty(),
            0,
            Optional.empty(),
            new Replicas(1, Router.ROUND_ROBIN, false));

    public Scheduling {
        EngineProfile.notNegative("requestOverheadSeconds", requestOverheadSeconds);
        maxModelLength.ifPresent(tokens -> EngineProfile.atLeastOne("maxModelLength", tokens));
    }

    /** The same with another order. */
    public Scheduling withOrder(Order other) {
        return new Scheduling(
                other,
                policy,
                wholePrompts,
                prefixCaching,
                async,
                maxModelLength,
                requestOverheadSeconds,
                speculation,
                replicas);
    }

    /** The same with another policy. */
    public Scheduling withPolicy(Policy other) {
        return new Scheduling(
                order,
                other,
                wholePrompts,
                prefixCaching,
                async,
                maxModelLength,
                requestOverheadSeconds,
                speculation,
                replicas);
    }

    /** The same, admitting by whole prompts or by first chunks. */
    public Scheduling withWholePrompts(boolean whole) {
        return new Scheduling(
                order,
                policy,
                whole,
                prefixCaching,
                async,
                maxModelLength,
                requestOverheadSeconds,
                speculation,
                replicas);
    }

    /** The same with or without a prefix cache. */
    public Scheduling withPrefixCaching(boolean caching) {
        return new Scheduling(
                order,
                policy,
                wholePrompts,
                caching,
                async,
                maxModelLength,
                requestOverheadSeconds,
                speculation,
                replicas);
    }

    /** The same, deciding steps ahead or not. */
    public Scheduling withAsync(boolean ahead) {
        return new Scheduling(
                order,
                policy,
                wholePrompts,
                prefixCaching,
                ahead,
                maxModelLength,
                requestOverheadSeconds,
                speculation,
                replicas);
    }

    /** The same with a longest context, ≥ 1 token. */
    public Scheduling withMaxModelLength(int tokens) {
        return new Scheduling(
                order,
                policy,
                wholePrompts,
                prefixCaching,
                async,
                OptionalInt.of(tokens),
                requestOverheadSeconds,
                speculation,
                replicas);
    }

    /** The same with another overhead of each request. */
    public Scheduling withRequestOverheadSeconds(double seconds) {
        return new Scheduling(
                order, policy, wholePrompts, prefixCaching, async, maxModelLength, seconds, speculation, replicas);
    }

    /** The same with drafts. */
    public Scheduling withSpeculation(int tokens, double acceptance) {
        return new Scheduling(
                order,
                policy,
                wholePrompts,
                prefixCaching,
                async,
                maxModelLength,
                requestOverheadSeconds,
                Optional.of(new Speculation(tokens, acceptance)),
                replicas);
    }

    /** The same with copies of the server. */
    public Scheduling withReplicas(int count, Router router, boolean lockstep) {
        return new Scheduling(
                order,
                policy,
                wholePrompts,
                prefixCaching,
                async,
                maxModelLength,
                requestOverheadSeconds,
                speculation,
                new Replicas(count, router, lockstep));
    }

    /**
     * What a step takes first.
     *
     * @since 0.1
     */
    public enum Order {
        /** Whoever decodes, then prompts in chunks of what is left of the budget: vLLM's V1. */
        CHUNKED,
        /** Prompts alone while any can be admitted, else whoever decodes: vLLM before V1. */
        PREFILL_FIRST
    }

    /**
     * Whom a step takes first.
     *
     * @since 0.1
     */
    public enum Policy {
        /** Who came first. */
        FCFS,
        /** Whose {@code priority} (an integer in a request's metadata, 0 if there is none) is lowest; then who came first. */
        PRIORITY
    }

    /**
     * How requests find their replica.
     *
     * @since 0.1
     */
    public enum Router {
        /** In turn. */
        ROUND_ROBIN,
        /** The one with the least to do; one that waits counts as four that run, as with vLLM's coordinator. */
        LEAST_LOADED,
        /** The one that was last sent the longest beginning of the prompt; the least loaded one if none was. */
        PREFIX_AWARE
    }

    /**
     * Speculative decoding.
     *
     * @param tokens drafts a step, ≥ 1
     * @param acceptance the chance, 0..1, that a draft is accepted if those before it were
     * @since 0.1
     */
    public record Speculation(int tokens, double acceptance) {
        public Speculation {
            EngineProfile.atLeastOne("speculation.tokens", tokens);
            if (!(acceptance >= 0 && acceptance <= 1)) {
                throw EngineProfile.fault("speculation.acceptance", acceptance, "a number from 0 to 1");
            }
        }
    }

    /**
     * Data-parallel copies of the server, each with a KV cache of the profile's size.
     *
     * @param count how many, ≥ 1
     * @param router how requests find theirs
     * @param lockstep whether their steps begin and end together, as where they share the experts of a model
     * @since 0.1
     */
    public record Replicas(int count, Router router, boolean lockstep) {
        public Replicas {
            EngineProfile.atLeastOne("replicas.count", count);
        }
    }
}
