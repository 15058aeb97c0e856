package io.iwc.prefix;

import io.iwc.artifact.internal.ShownText;
import java.util.Optional;

/**
 * One prompt that did not begin as it should have: with the whole prompt of the turn before it or, in the first turn of
 * a session, with the head (tools and system prompt) that sessions share.
 *
 * @param requestId of the request that broke it
 * @param reference id of the request it is held against
 * @param session its session, if it has one
 * @param turn its place in the session, from 1
 * @param kind what it is held against
 * @param token the first token that differs, from 0: how many tokens are kept
 * @param outOf how many could have been kept: the shorter of both prompts, or of both heads
 * @param cause what changed
 * @param place which part of the prompt: {@code system prompt}, {@code tool "search", description},
 *     {@code message 3 (user), content}
 * @param excerpt the text there
 * @since 0.1
 */
public record PrefixBreak(
        String requestId,
        String reference,
        Optional<String> session,
        int turn,
        PrefixReference kind,
        int token,
        int outOf,
        BreakCause cause,
        String place,
        Excerpt excerpt) {

    /** Tokens that were in the cache and are prefilled again. */
    public int lostTokens() {
        return outOf - token;
    }

    /** Which request it is: {@code turn 7 of session "c12"}, or its id where it has no session. */
    public String who() {
        return who(requestId, session, turn);
    }

    static String who(String requestId, Optional<String> session, int turn) {
        return session.map(id -> "turn " + turn + " of session \"" + shown(id) + "\"")
                .orElseGet(() -> "request \"" + shown(requestId) + "\"");
    }

    /**
     * What happened, in one line: {@code turn 7 of session "c12" broke the prefix at token 412 of 9 801: system prompt,
     * "…now is ⟦14:02⟧"; 9 389 tokens are prefilled again}.
     *
     * @param showsPrompts whether text of the prompts may be shown; hashes stand for it otherwise
     */
    public String sentence(boolean showsPrompts) {
        var continued = kind == PrefixReference.CONVERSATION ? " (continues request \"" + shown(reference) + "\")" : "";
        return who() + continued + " broke the " + (kind == PrefixReference.SHARED_HEAD ? "shared head" : "prefix")
                + " at token "
                + grouped(token) + " of " + grouped(outOf) + ": " + placeAndChange() + ", " + difference(showsPrompts)
                + "; "
                + grouped(lostTokens()) + (lostTokens() == 1 ? " token is" : " tokens are") + " prefilled again";
    }

    /** The place, and what happened there where the words that stand there now do not show it. */
    private String placeAndChange() {
        return switch (cause) {
            case TOOL_ADDED -> place + " (added)";
            case TOOL_REMOVED -> place + " (removed)";
            case TOOLS_REORDERED -> place + " (reordered)";
            case HISTORY_TRUNCATED -> place + " (history truncated)";
            default -> place;
        };
    }

    /** The text that differs, or hashes of it. */
    public String difference(boolean showsPrompts) {
        return isNoPrompt() || showsPrompts ? excerpt.shown() : excerpt.hashed();
    }

    /** Whether the excerpt is the name of a model or says where a mark is, not words of a prompt. */
    private boolean isNoPrompt() {
        return cause == BreakCause.MODEL_CHANGED
                || (cause == BreakCause.BREAKPOINT_MOVED && excerpt.before().isEmpty());
    }

    /** The cause and, where it is recognised, what varies: {@code system prompt changed (a date or time)}. */
    public String causeText() {
        var varies = excerpt.variablePart();
        var recognises = cause == BreakCause.SYSTEM_CHANGED
                || cause == BreakCause.HISTORY_REWRITTEN
                || cause == BreakCause.TOOL_DESCRIBED_DIFFERENTLY
                || cause == BreakCause.UNKNOWN;
        return cause.text() + (recognises && varies != VariablePart.OTHER ? " (" + varies.text() + ")" : "");
    }

    private static String shown(String name) {
        return ShownText.oneLine(ShownText.value(name));
    }

    /** A count with groups of three digits: {@code 9 801}. */
    public static String grouped(long count) {
        var digits = new StringBuilder(Long.toString(count));
        for (var i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ' ');
        }
        return digits.toString();
    }
}
