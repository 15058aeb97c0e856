package io.iwc.prefix;

import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks through the sessions of a workload, turn by turn. */
final class PrefixGuard {
    private final Tokenizer tokenizer;
    private final Optional<Long> lifeNanos;
    private final Optional<CacheTerms> terms;
    private Optional<LostEntries> entries = Optional.empty();
    private final List<PrefixBreak> breaks = new ArrayList<>();
    private final List<PartChange> toolChanges = new ArrayList<>();
    private final List<PartChange> systemChanges = new ArrayList<>();
    private final List<RepeatedCall> repeatedCalls = new ArrayList<>();
    private boolean hasTimes;
    private int sessions;
    private int comparisons;
    private int expired;
    private int withoutText;

    /**
     * A guard before a cache.
     *
     * @param lifeNanos how long it keeps a prompt
     * @param terms its rule, if its entries end at breakpoints
     */
    PrefixGuard(Tokenizer tokenizer, Optional<Long> lifeNanos, Optional<CacheTerms> terms) {
        this.tokenizer = tokenizer;
        this.lifeNanos = lifeNanos;
        this.terms = terms;
    }

    PrefixBreaks check(Workload workload) {
        hasTimes = workload.arrivals() == ArrivalMeaning.TIMES;
        entries = terms.map(rule -> new LostEntries(rule, tokenizer, workload, hasTimes));
        var turnsOfAll = new ArrayList<ComparedPrompt>();
        sessions(workload).forEach((session, requests) -> {
            var turns = turns(requests);
            turnsOfAll.addAll(turns);
            for (var i = 1; i < turns.size(); i++) {
                turn(turns, i);
            }
            if (requests.get(0).sessionId().isPresent()) {
                sessions++;
                repeatedCalls.addAll(RepeatedCall.in(session, turns));
            }
        });
        var order = new LinkedHashMap<String, Integer>();
        workload.requests().forEach(request -> order.putIfAbsent(request.id(), order.size()));
        turnsOfAll.sort(Comparator.comparingInt(
                turn -> order.getOrDefault(turn.request().id(), 0)));
        beginnings(turnsOfAll);
        breaks.sort(Comparator.comparingInt(one -> order.getOrDefault(one.requestId(), 0)));
        return new PrefixBreaks(
                sessions, comparisons, breaks, toolChanges, systemChanges, repeatedCalls, expired, withoutText);
    }

    private static Map<String, List<Request>> sessions(Workload workload) {
        var sessions = new LinkedHashMap<String, List<Request>>();
        var alone = 0;
        for (var request : workload.requests()) {
            var session = request.sessionId().orElse("\n" + alone++); // no session is called so
            sessions.computeIfAbsent(session, key -> new ArrayList<>()).add(request);
        }
        return sessions;
    }

    /** The turns with text in the order that reuse is measured in: by arrival, ties by turn id. */
    private List<ComparedPrompt> turns(List<Request> requests) {
        var ordered = new ArrayList<Request>(requests.size());
        for (var i = 0; i < requests.size(); ) {
            var end = i + 1;
            while (end < requests.size() && arriveTogether(requests.get(i), requests.get(end))) {
                end++;
            }
            var tied = new ArrayList<>(requests.subList(i, end));
            if (tied.stream().allMatch(request -> request.turnId().isPresent())) {
                tied.sort(Comparator.comparingInt(request -> request.turnId().orElseThrow()));
            }
            ordered.addAll(tied);
            i = end;
        }
        var turns = new ArrayList<ComparedPrompt>();
        for (var i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).prompt().hasText()) {
                turns.add(new ComparedPrompt(ordered.get(i), i + 1, terms.isEmpty()));
            } else {
                withoutText++;
            }
        }
        return turns;
    }

    private static boolean arriveTogether(Request one, Request other) {
        return one.hasArrival() && other.hasArrival() && one.arrivalNanos() == other.arrivalNanos();
    }

    private void turn(List<ComparedPrompt> turns, int index) {
        comparisons++;
        var now = turns.get(index);
        var before = turns.get(index - 1);
        var difference = PromptDifference.between(before, now);
        if (difference.isEmpty()) {
            marks(before, now);
            return;
        }
        for (var i = index - 2; i >= 0; i--) {
            var earlier = PromptDifference.between(turns.get(i), now);
            if (earlier.isEmpty()) {
                var length = turns.get(i).text().length();
                if (length > difference.get().character()
                        && length <= now.text().length()) {
                    return; // it continues that one, and what came between took nothing away
                }
            } else if (earlier.get().character() > difference.get().character()) {
                before = turns.get(i);
                difference = earlier;
            }
        }
        record(before, now, difference.get(), PrefixReference.TURN_BEFORE);
        parts(before, now);
    }

    /** A turn that continues the one before it, but marks no breakpoint from which the cache finds what that one wrote. */
    private void marks(ComparedPrompt before, ComparedPrompt now) {
        var lost = entries.flatMap(cache -> cache.between(before, now));
        if (lost.isEmpty()) {
            return;
        }
        if (hasExpired(before.request(), now.request())) {
            expired++;
            return;
        }
        var entry = lost.get();
        breaks.add(new PrefixBreak(
                now.request().id(),
                before.request().id(),
                now.request().sessionId(),
                now.turn(),
                PrefixReference.TURN_BEFORE,
                entry.read(),
                entry.written(),
                BreakCause.BREAKPOINT_MOVED,
                entry.place(),
                new Excerpt("", entry.now(), "", "")));
    }

    /** First turns: held against the conversation that they continue, else against the heads of earlier sessions. */
    private void beginnings(List<ComparedPrompt> turns) {
        var heads = new SharedHeads();
        var conversations = new Continuations();
        var withHead = 0;
        for (var now : turns) {
            if (now.turn() == 1) {
                var broken = heads.broken(now);
                var before = conversations.before(now);
                withHead += now.head().isEmpty() ? 0 : 1;
                comparisons +=
                        before.isPresent() || (withHead > 1 && !now.head().isEmpty()) ? 1 : 0;
                if (before.isPresent()) {
                    broken(before.get(), now, PrefixReference.CONVERSATION);
                } else {
                    broken.ifPresent(head -> broken(head, now, PrefixReference.SHARED_HEAD));
                }
            }
            conversations.add(now);
        }
    }

    private void broken(ComparedPrompt before, ComparedPrompt now, PrefixReference kind) {
        PromptDifference.between(before, now)
                .filter(difference -> kind != PrefixReference.SHARED_HEAD
                        || difference.character()
                                < Math.min(before.head().length(), now.head().length()))
                .ifPresent(difference -> {
                    record(before, now, difference, kind);
                    parts(before, now);
                });
    }

    private void record(ComparedPrompt before, ComparedPrompt now, PromptDifference found, PrefixReference kind) {
        if (hasExpired(before.request(), now.request())) {
            expired++;
            return;
        }
        var isAgainstHead = kind == PrefixReference.SHARED_HEAD;
        var one = isAgainstHead ? tokenizer.encode(before.head()) : before.tokens(tokenizer);
        var other = isAgainstHead ? tokenizer.encode(now.head()) : now.tokens(tokenizer);
        var most = Math.min(one.length, other.length);
        var mismatch = Arrays.mismatch(one, other);
        var kept = found.cause() == BreakCause.MODEL_CHANGED ? 0 : mismatch < 0 ? most : Math.min(mismatch, most);
        if (kept == most) {
            return; // this tokenizer sees no difference
        }
        var request = now.request();
        breaks.add(new PrefixBreak(
                request.id(),
                before.request().id(),
                request.sessionId(),
                now.turn(),
                kind,
                kept,
                most,
                found.cause(),
                found.place(),
                excerpt(before, now, found)));
    }

    private static Excerpt excerpt(ComparedPrompt before, ComparedPrompt now, PromptDifference found) {
        if (found.cause() == BreakCause.MODEL_CHANGED) {
            return new Excerpt(
                    "",
                    now.request().model().orElse(""),
                    before.request().model().orElse(""),
                    "");
        }
        var at = found.character();
        var start = now.segmented().at(at).start();
        return before.segmented().at(at).start() == start
                ? Excerpt.of(before.segmented().textAt(at), now.segmented().textAt(at), at - start)
                : Excerpt.of(before.text(), now.text(), at);
    }

    private boolean hasExpired(Request before, Request now) {
        return hasTimes
                && lifeNanos.isPresent()
                && before.hasArrival()
                && now.hasArrival()
                && now.arrivalNanos() - before.arrivalNanos() > lifeNanos.get();
    }

    private void parts(ComparedPrompt before, ComparedPrompt now) {
        var request = now.request();
        var who = PrefixBreak.who(request.id(), request.sessionId(), now.turn());
        ToolChange.between(before.tools(), now.tools())
                .ifPresent(change ->
                        toolChanges.add(new PartChange(who, change.place(), change.cause(), Optional.empty())));
        if (!before.systemMessages().equals(now.systemMessages())) {
            systemChanges.add(new PartChange(
                    who,
                    "system prompt",
                    BreakCause.SYSTEM_CHANGED,
                    Excerpt.between(before.systemText(), now.systemText())));
        }
    }
}
