package io.iwc.metric;

import static io.iwc.metric.Trait.COUNTS_TOKENS;
import static io.iwc.metric.Trait.DEPENDS_ON_TIMES;
import static io.iwc.metric.Trait.USES_OUTPUT;
import static io.iwc.metric.Trait.WHOLE_VALUES;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The catalogue's entries on sessions, and on what prompts repeat. */
final class SessionEntries {
    private static final String PREFIX = "reuse.prefix.block*";

    private SessionEntries() {}

    static List<MetricInfo> all() {
        return Stream.of(sessions(), turns(), reuse(), prefixes(), published(), caches())
                .flatMap(entries -> entries)
                .map(entry -> entry.in(Section.SESSIONS))
                .toList();
    }

    private static Stream<MetricInfo.Builder> sessions() {
        return Stream.of(
                MetricInfo.of(Metric.SESSION_COUNT, Unit.COUNT, "Sessions")
                        .means("groups of requests with the same session_id")
                        .gate(Metric.SESSION_COUNT, DefaultGate.Kind.BOTH_OR_NONE),
                MetricInfo.of(Metric.SESSION_COVERAGE, Unit.SHARE, "Session coverage")
                        .means("share of the requests that are in a session")
                        .unless(ReasonCode.NO_SESSION)
                        .keptAbsolute("", 0.01, true),
                MetricInfo.of(MetricFamily.SESSION_TURNS, Unit.PLAIN, "Turns per session")
                        .figure("Turns of a session")
                        .means("requests in each session")
                        .with(WHOLE_VALUES)
                        .unless(ReasonCode.NO_SESSION)
                        .keptRelative("mean", 0.02, true)
                        .keptRelative("p90", 0.05, false)
                        .calibrated(MetricFamily.SESSION_TURNS.mean()),
                MetricInfo.of(MetricFamily.SESSION_PROMPT_TOKENS, Unit.TOKENS, "Prompt tokens in sessions")
                        .means("length of each prompt that is in a session")
                        .with(COUNTS_TOKENS, WHOLE_VALUES)
                        .unless(ReasonCode.NO_SESSION));
    }

    private static Stream<MetricInfo.Builder> turns() {
        return Stream.of(
                MetricInfo.of(MetricFamily.PROMPT_GROWTH, Unit.TOKENS, "Prompt growth per turn")
                        .line("Prompt growth")
                        .figure("Prompt growth from turn to turn")
                        .means("difference of a prompt's length from the turn before it; may be negative")
                        .formula("p(turn) − p(turn before)")
                        .with(COUNTS_TOKENS, WHOLE_VALUES)
                        .unless(ReasonCode.NO_SESSION, ReasonCode.NO_SECOND_TURN)
                        .kept("mean", 0.01, ResynthesisTolerance.Scale.PROMPT_MEAN, true)
                        .kept("p50", 0.01, ResynthesisTolerance.Scale.PROMPT_MEAN, true)
                        .calibrated(MetricFamily.PROMPT_GROWTH.at(Percentile.P50)),
                MetricInfo.of(MetricFamily.TURN_GAP, Unit.SECONDS, "Gap between turns")
                        .means("time from the arrival of a turn to that of the next")
                        .with(DEPENDS_ON_TIMES)
                        .unless(
                                ReasonCode.NO_SESSION,
                                ReasonCode.NO_SECOND_TURN,
                                ReasonCode.NO_ARRIVAL_TIMES,
                                ReasonCode.ORDER_ONLY)
                        .keptRelative("p50", 0.15, false));
    }

    private static Stream<MetricInfo.Builder> reuse() {
        var reasons = new ReasonCode[] {
            ReasonCode.NO_SESSION, ReasonCode.NO_SECOND_TURN, ReasonCode.NO_CONTENT, ReasonCode.NO_PROMPT_TOKENS
        };
        return Stream.of(
                MetricInfo.of(MetricFamily.SESSION_REUSE, Unit.SHARE, "Session reuse")
                        .means("share of each prompt that repeats the turn before it, first turns left out")
                        .formula("leading equal tokens/p")
                        .with(COUNTS_TOKENS)
                        .unless(reasons)
                        .gate(Metric.SESSION_REUSE_MEAN, 0.05)
                        .keptAbsolute("mean", 0.02, true)
                        .calibrated(Metric.SESSION_REUSE_MEAN),
                MetricInfo.of(Metric.SESSION_REUSE_TOTAL, Unit.SHARE, "Session reuse, token-weighted")
                        .means("the same, summed over those turns before dividing")
                        .formula("Σ leading equal tokens/Σp")
                        .with(COUNTS_TOKENS)
                        .unless(reasons)
                        .keptAbsolute("", 0.02, true)
                        .calibrated(Metric.SESSION_REUSE_TOTAL));
    }

    private static Stream<MetricInfo.Builder> prefixes() {
        return Stream.of(
                blocks(PREFIX, Unit.SHARE, "Prefix reuse, block *")
                        .means("share of all prompt tokens that an ideal prefix cache would have had: an upper bound,"
                                + " with no limit on memory")
                        .formula("Σ b·hits/Σp")
                        .gate(Metric.PREFIX_REUSE, 0.05)
                        .keptAbsolute("", 0.01, true),
                blocks(PREFIX + ".perRequest.*", Unit.SHARE, "Prefix reuse per request, block *")
                        .means("that share of each request; its mean is not the headline")
                        .formula("b·hits/p")
                        .with(DEPENDS_ON_TIMES),
                blocks(PREFIX + ".requestsWithHit", Unit.SHARE, "Requests with a hit, block *")
                        .means("share of the requests that have any of it")
                        .keptAbsolute("", 0.02, true),
                blocks(PREFIX + ".distinctBlocks", Unit.COUNT, "Distinct blocks, block *")
                        .means("blocks that such a cache would hold"),
                blocks("prefill.afterReuse.block*", Unit.SHARE, "Prefill after reuse, block *")
                        .means("what is left of prefill behind that ideal cache")
                        .formula("Σ(p−hit)/Σ(p−hit+o)")
                        .with(USES_OUTPUT)
                        .unless(ReasonCode.NO_OUTPUT_LENGTH, ReasonCode.NO_TOKENS)
                        .keptAbsolute("", 0.01, true));
    }

    private static Stream<MetricInfo.Builder> published() {
        return Stream.of(
                blocks(PREFIX + ".withPartial", Unit.SHARE, "Prefix reuse with partial blocks, block *")
                        .means("of traces with hashes only: the headline with their partial last blocks")
                        .formula("Σ min(run·b, p)/Σp"),
                blocks(PREFIX + ".idShare", Unit.SHARE, "Prefix reuse of ids, block *")
                        .means("of traces with hashes only: the headline as a share of ids instead of tokens")
                        .formula("leading seen ids/all ids"));
    }

    private static Stream<MetricInfo.Builder> caches() {
        return IntStream.of(50, 90, 99).mapToObj(percent -> {
            var entry = blocks(
                            "reuse.lru.block*.blocksFor" + percent,
                            Unit.COUNT,
                            "LRU blocks for " + percent + " % of hits, block *")
                    .means("blocks that an LRU cache needs for " + percent + " % of those hits")
                    .with(DEPENDS_ON_TIMES)
                    .unless(ReasonCode.NO_REPEATED_BLOCK);
            return percent == 99 ? entry : entry.notKept();
        });
    }

    private static MetricInfo.Builder blocks(String pattern, Unit unit, String name) {
        return MetricInfo.ofBlocks(pattern, unit, name)
                .with(COUNTS_TOKENS)
                .unless(ReasonCode.NO_CONTENT, ReasonCode.NO_PROMPT_TOKENS, ReasonCode.OTHER_BLOCK_SIZE);
    }
}
