package io.iwc.prefix;

import io.iwc.tokens.internal.PromptSegment;
import io.iwc.tokens.internal.PromptSegment.Kind;
import io.iwc.workload.Message;
import java.util.List;
import java.util.Optional;

/**
 * Where a prompt first differs from an earlier one that it should continue, and why.
 *
 * @param character the first one that differs in the counted text of both
 * @param cause what changed
 * @param place which part of the prompt
 */
record PromptDifference(int character, BreakCause cause, String place) {
    private static final String SYSTEM = "system prompt";

    /** Empty if one of both texts begins with the other: the later prompt continues the earlier one, or repeats it. */
    static Optional<PromptDifference> between(ComparedPrompt before, ComparedPrompt now) {
        var model = now.request().model();
        var modelBefore = before.request().model();
        if (model.isPresent() && modelBefore.isPresent() && !model.equals(modelBefore)) {
            return Optional.of(new PromptDifference(0, BreakCause.MODEL_CHANGED, "model"));
        }
        var at = mismatch(before.text(), now.text());
        if (at < 0) {
            return Optional.empty();
        }
        return Optional.of(named(before, now, at));
    }

    private static PromptDifference named(ComparedPrompt before, ComparedPrompt now, int at) {
        var here = now.segmented().at(at);
        var there = before.segmented().at(at);
        if (here.kind() == Kind.TOOL || there.kind() == Kind.TOOL) {
            return ToolChange.between(before.tools(), now.tools())
                    .map(change -> new PromptDifference(at, change.cause(), change.place()))
                    .orElse(new PromptDifference(at, BreakCause.UNKNOWN, "tools"));
        }
        if (here.kind() == Kind.TEXT || there.kind() == Kind.TEXT) {
            return new PromptDifference(at, BreakCause.UNKNOWN, "prompt");
        }
        return inMessages(before, now, at, here, there);
    }

    private static PromptDifference inMessages(
            ComparedPrompt before, ComparedPrompt now, int at, PromptSegment here, PromptSegment there) {
        var isSystem = here.kind() == Kind.SYSTEM || there.kind() == Kind.SYSTEM;
        var message = now.messages().get(here.index());
        if (here.index() == there.index()
                && BreakpointMarks.differOnlyInMarks(before.messages().get(there.index()), message)) {
            return new PromptDifference(
                    at, BreakCause.BREAKPOINT_MOVED, place(here, message, isSystem) + " cache_control");
        }
        if (isSystem) {
            return new PromptDifference(at, BreakCause.SYSTEM_CHANGED, place(here, message, true));
        }
        var cause = isTruncated(before.messages(), now.messages(), here.index())
                ? BreakCause.HISTORY_TRUNCATED
                : BreakCause.HISTORY_REWRITTEN;
        return new PromptDifference(at, cause, place(here, message, false));
    }

    /** Of any part: {@code tool "search"}, {@code system prompt}, {@code message 3 (user), content}. */
    static String place(ComparedPrompt prompt, PromptSegment segment) {
        return switch (segment.kind()) {
            case TEXT -> "prompt";
            case TOOL -> "tool \"" + ToolChange.name(prompt.tools().get(segment.index())) + "\"";
            case SYSTEM, MESSAGE ->
                place(segment, prompt.messages().get(segment.index()), segment.kind() == Kind.SYSTEM);
        };
    }

    /** {@code system prompt}, or {@code message 3 (user), content}. */
    private static String place(PromptSegment segment, Message message, boolean isSystem) {
        if (isSystem) {
            return segment.index() == 0 ? SYSTEM : SYSTEM + ", message " + (segment.index() + 1);
        }
        return "message " + (segment.index() + 1) + " (" + message.role() + "), " + segment.field();
    }

    /** Whether messages of the history are gone: what stands at this place stood further behind, and so on to its end. */
    private static boolean isTruncated(List<Message> before, List<Message> now, int from) {
        for (var skipped = from + 1; skipped < before.size(); skipped++) {
            var kept = Math.min(before.size() - skipped, now.size() - from);
            if (before.subList(skipped, skipped + kept).equals(now.subList(from, from + kept))) {
                return true;
            }
        }
        return false;
    }

    /** The first character that differs; −1 if there is none in the shorter one. Pairs of surrogates stay together. */
    static int mismatch(String one, String other) {
        var most = Math.min(one.length(), other.length());
        for (var i = 0; i < most; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i > 0 && Character.isHighSurrogate(one.charAt(i - 1)) ? i - 1 : i;
            }
        }
        return -1;
    }
}
