package io.iwc.prefix;

import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What a workload does to a prompt cache: every later turn is held against the turn before it, the first turn of every
 * session against the head (tools and system prompt) that sessions before it had. A request without a session is a
 * session of its own. Where an earlier turn of the session has more in common with a prompt than the turn before it,
 * the prompt is held against that one: what a side call sent in between takes nothing from a cache.
 *
 * @param sessions how many sessions there are
 * @param comparisons how many prompts could be held against an earlier one
 * @param breaks those that did not begin with it, in arrival order
 * @param toolChanges lists of tools that differ from the turn or the sessions before
 * @param systemChanges system prompts that do
 * @param repeatedCalls calls that were made more than once in a session
 * @param expired prompts whose reference was older than the life of the cache; they break nothing that was there
 * @param withoutText requests of which only lengths are known; nothing is said of them
 * @since 0.1
 */
public record PrefixBreaks(
        int sessions,
        int comparisons,
        List<PrefixBreak> breaks,
        List<PartChange> toolChanges,
        List<PartChange> systemChanges,
        List<RepeatedCall> repeatedCalls,
        int expired,
        int withoutText) {
    public PrefixBreaks {
        breaks = List.copyOf(breaks);
        toolChanges = List.copyOf(toolChanges);
        systemChanges = List.copyOf(systemChanges);
        repeatedCalls = List.copyOf(repeatedCalls);
    }

    /** The breaks of a workload, as if a cache kept everything. */
    public static PrefixBreaks of(Workload workload, Tokenizer tokenizer) {
        return new PrefixGuard(tokenizer, Optional.empty(), Optional.empty()).check(workload);
    }

    /**
     * The breaks of a workload before a cache that forgets.
     *
     * @param lifeNanos how long a prompt stays in the cache after its last use
     */
    public static PrefixBreaks of(Workload workload, Tokenizer tokenizer, long lifeNanos) {
        return new PrefixGuard(tokenizer, Optional.of(lifeNanos), Optional.empty()).check(workload);
    }

    /**
     * The breaks of a workload before a cache of that rule: what a prompt has lost because the cache had forgotten it
     * anyway is no break. Where entries end at breakpoints, one that no breakpoint of a later turn finds is a break,
     * though the prompt continues.
     */
    public static PrefixBreaks of(Workload workload, Tokenizer tokenizer, CacheRule rule) {
        return of(workload, tokenizer, Optional.of(rule));
    }

    /** The same where a rule may have been chosen; without one as if a cache kept everything. */
    public static PrefixBreaks of(Workload workload, Tokenizer tokenizer, Optional<CacheRule> rule) {
        return new PrefixGuard(
                        tokenizer,
                        rule.flatMap(CacheRule::life).map(Duration::toNanos),
                        rule.map(CacheRule::terms).filter(CacheTerms::hasBreakpoints))
                .check(workload);
    }

    /** Tokens that are prefilled again, over all breaks. */
    public long lostTokens() {
        return breaks.stream().mapToLong(PrefixBreak::lostTokens).sum();
    }

    /** The break that costs most; the first of equal ones. */
    public Optional<PrefixBreak> worst() {
        return breaks.stream()
                .sorted(Comparator.comparingInt(PrefixBreak::lostTokens).reversed())
                .findFirst();
    }

    /** Why nothing can be said; empty if every request was looked at and at least one had to be held against another. */
    public Optional<String> obstacle() {
        if (withoutText > 0) {
            return Optional.of(withoutText + (withoutText == 1 ? " request has" : " requests have")
                    + " no prompt text, only a length");
        }
        return comparisons == 0
                ? Optional.of(
                        "there is nothing to compare: no session has a second turn, and no two requests begin with"
                                + " tools or a system prompt")
                : Optional.empty();
    }

    /** The breaks by what changed, those that cost most first. */
    public List<Group> groups() {
        var byCause = new LinkedHashMap<String, Group>();
        for (var one : breaks) {
            var key = one.causeText();
            byCause.merge(key, new Group(key, 1, one.lostTokens(), one), Group::with);
        }
        return byCause.values().stream()
                .sorted(Comparator.comparingLong(Group::lostTokens).reversed())
                .toList();
    }

    /**
     * Breaks of one cause.
     *
     * @param cause with what varies, if it is recognised
     * @param breaks how many there are, ≥ 1
     * @param lostTokens of all of them
     * @param first the first of them
     * @since 0.1
     */
    public record Group(String cause, int breaks, long lostTokens, PrefixBreak first) {
        private Group with(Group other) {
            return new Group(cause, breaks + other.breaks, lostTokens + other.lostTokens, first);
        }
    }
}
