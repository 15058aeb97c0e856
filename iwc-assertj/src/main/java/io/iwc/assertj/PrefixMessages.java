package io.iwc.assertj;

import io.iwc.prefix.BreakCause;
import io.iwc.prefix.PartChange;
import io.iwc.prefix.PrefixBreak;
import io.iwc.prefix.PrefixBreaks;
import io.iwc.prefix.RepeatedCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The messages of violated assertions on the beginning of prompts. */
final class PrefixMessages {
    private static final String MAY_SHOW = "iwc.messages.prompts";
    private static final int LISTED = 5;

    private PrefixMessages() {}

    static FailureMessage keepsItsPrefix(String subject, PrefixBreaks found) {
        return broken(subject, found, "keep its prefix", "");
    }

    static FailureMessage losesAtMost(String subject, PrefixBreaks found, int tokens) {
        return broken(
                subject,
                found,
                "lose at most " + tokens(tokens) + " of its prefix",
                "it loses " + tokens(found.lostTokens()) + ": ");
    }

    private static FailureMessage broken(String subject, PrefixBreaks found, String expected, String total) {
        var first = found.breaks().stream().findFirst();
        var clause = first.map(one -> total + one.sentence(mayShowPrompts())).orElseGet(() -> unjudged(found));
        return new FailureMessage(
                "Expecting " + subject + " to " + expected + " but " + clause + groups(found) + hint(first),
                clause,
                expected);
    }

    /** All causes, if there is more than the one break of the first line. */
    private static String groups(PrefixBreaks found) {
        if (found.breaks().size() < 2) {
            return "";
        }
        return found.groups().stream()
                .map(group -> "  " + group.breaks() + " × " + group.cause() + ": " + tokens(group.lostTokens())
                        + ", first in " + group.first().who())
                .collect(Collectors.joining(
                        "\n",
                        "\n\n" + found.breaks().size() + " breaks, " + tokens(found.lostTokens())
                                + " prefilled again\n",
                        ""));
    }

    private static String hint(Optional<PrefixBreak> first) {
        return first.map(PrefixBreak::cause)
                .map(PrefixMessages::advice)
                .filter(advice -> !advice.isEmpty())
                .map(advice -> "\n\nhint: " + advice)
                .orElse("");
    }

    private static String advice(BreakCause cause) {
        return switch (cause) {
            case SYSTEM_CHANGED -> "what varies belongs behind what stays: say it in the last message";
            case TOOL_ADDED, TOOL_REMOVED, TOOLS_REORDERED, TOOL_DESCRIBED_DIFFERENTLY ->
                "tools stand before everything else: send all of them, always in the same order";
            case HISTORY_REWRITTEN -> "append to the history, do not change what was sent";
            case HISTORY_TRUNCATED -> "shorten the history seldom and by much, not a little with every turn";
            case MODEL_CHANGED -> "each model has a cache of its own";
            case BREAKPOINT_MOVED, UNKNOWN -> "";
        };
    }

    static FailureMessage stable(String subject, PrefixBreaks found, String part, List<PartChange> changes) {
        var expected = "have a stable " + part;
        if (changes.isEmpty()) {
            var clause = unjudged(found);
            return new FailureMessage("Expecting " + subject + " to " + expected + " but " + clause, clause, expected);
        }
        var rest = changes.stream()
                .skip(1)
                .limit(LISTED)
                .map(change -> "\n  " + change.sentence(mayShowPrompts()))
                .collect(Collectors.joining());
        var more = changes.size() > LISTED + 1 ? "\n  and " + (changes.size() - LISTED - 1) + " more" : "";
        var clause = "it changed in " + changes.get(0).sentence(mayShowPrompts());
        return new FailureMessage(
                "Expecting " + subject + " to " + expected + " but " + clause
                        + (rest.isEmpty() ? "" : "\n\nand in" + rest + more),
                clause,
                expected);
    }

    static FailureMessage noRepeatedCalls(String subject, PrefixBreaks found, List<RepeatedCall> repeated, int times) {
        var expected = "have no call repeated " + times + " times";
        var clause = repeated.isEmpty()
                ? "it cannot be judged: " + withoutText(found)
                : repeated.get(0).sentence(mayShowPrompts());
        var rest = repeated.stream()
                .skip(1)
                .limit(LISTED)
                .map(call -> "\n  " + call.sentence(mayShowPrompts()))
                .collect(Collectors.joining());
        return new FailureMessage(
                "Expecting " + subject + " to " + expected + " but " + clause
                        + (rest.isEmpty() ? "" : "\n\nalso:" + rest),
                clause,
                expected);
    }

    private static String unjudged(PrefixBreaks found) {
        return "it cannot be judged: " + found.obstacle().orElse("nothing was found");
    }

    private static String withoutText(PrefixBreaks found) {
        return found.withoutText() > 0 ? found.obstacle().orElse("") : "no request is in a session";
    }

    private static String tokens(long count) {
        return PrefixBreak.grouped(count) + (count == 1 ? " token" : " tokens");
    }

    /** Whether words of prompts may stand in a message. */
    private static boolean mayShowPrompts() {
        return ConfiguredValue.of(MAY_SHOW)
                .map(value -> !value.strip().equalsIgnoreCase("false"))
                .orElse(true);
    }
}
