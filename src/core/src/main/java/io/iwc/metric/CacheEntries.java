package io.iwc.metric;

import static io.iwc.metric.Trait.COUNTS_TOKENS;
import static io.iwc.metric.Trait.USES_OUTPUT;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue's entries on what a prompt cache does for a workload, and what the workload costs. */
final class CacheEntries {
    private CacheEntries() {}

    static List<MetricInfo> all() {
        return Stream.of(shares(), tokens(), costs())
                .flatMap(entries -> entries)
                .map(entry -> entry.in(Section.CACHE))
                .toList();
    }

    private static Stream<MetricInfo.Builder> shares() {
        return Stream.of(
                        MetricInfo.of(Metric.CACHE_EXPECTED_SHARE, Unit.SHARE, "Expected from the cache")
                                .means(
                                        "share of the prompt tokens that a cache of the chosen rule is expected to have, at the"
                                                + " workload's own times")
                                .formula("Σ expected cached tokens/Σp")
                                .worse(Worse.LOWER),
                        MetricInfo.of(Metric.CACHE_POSSIBLE_SHARE, Unit.SHARE, "Possible from the cache")
                                .means(
                                        "the same with the best breakpoints, or with entries that never expire: what could be"
                                                + " won")
                                .formula("Σ possible cached tokens/Σp"))
                .map(entry -> entry.with(COUNTS_TOKENS)
                        .unless(ReasonCode.NO_CACHE_RULE, ReasonCode.NO_CONTENT, ReasonCode.NO_PROMPT_TOKENS)
                        .notKept());
    }

    private static Stream<MetricInfo.Builder> tokens() {
        return Stream.of(
                        MetricInfo.of(Metric.CACHE_EXPECTED_TOKENS, Unit.TOKENS, "Expected from the cache, a request")
                                .means("prompt tokens of a request that the cache is expected to have, on average")
                                .formula("Σ expected cached tokens/n")
                                .worse(Worse.LOWER),
                        MetricInfo.of(Metric.CACHE_POSSIBLE_TOKENS, Unit.TOKENS, "Possible from the cache, a request")
                                .means(
                                        "the same with the best breakpoints, or with entries that never expire: what is more"
                                                + " than expected could be won")
                                .formula("Σ possible cached tokens/n"))
                .map(entry -> entry.with(COUNTS_TOKENS)
                        .unless(ReasonCode.NO_CACHE_RULE, ReasonCode.NO_CONTENT, ReasonCode.NO_REQUESTS)
                        .notKept());
    }

    private static Stream<MetricInfo.Builder> costs() {
        return Stream.of(
                        cost(Metric.COST_TOTAL, "Cost")
                                .means("what all requests cost, in the currency of the price file")
                                .formula("Σ (input + cached reads + cache writes + output)"),
                        cost(Metric.COST_PER_REQUEST, "Cost per request")
                                .means("the same for each request, on average")
                                .formula("cost/n"),
                        cost(Metric.COST_PER_1000_REQUESTS, "Cost per 1 000 requests")
                                .means("the same for 1 000 requests")
                                .formula("1 000 · cost/n"),
                        cost(Metric.COST_PER_SESSION, "Cost per session")
                                .means("the same for each session, of the requests that are in one")
                                .formula("cost of requests in sessions/sessions")
                                .unless(ReasonCode.NO_SESSION))
                .map(entry -> entry.worse(Worse.HIGHER));
    }

    private static MetricInfo.Builder cost(Metric metric, String name) {
        return MetricInfo.of(metric, Unit.PLAIN, name)
                .with(COUNTS_TOKENS, USES_OUTPUT)
                .unless(
                        ReasonCode.NO_PRICES,
                        ReasonCode.NO_PRICE_OF_MODEL,
                        ReasonCode.NO_OUTPUT_LENGTH,
                        ReasonCode.NO_REQUESTS,
                        ReasonCode.NO_CONTENT)
                .notKept();
    }
}
