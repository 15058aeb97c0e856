package io.iwc.prefix;

import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.ShownText;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same tool call, or the same request, again and again within a session: an agent that goes in circles.
 *
 * @param session its id
 * @param call {@code search({"q":"refund"})}, or the text of a request
 * @param isRequest whether whole requests are the same, not a tool call in their transcripts
 * @param times how often it was made
 * @since 0.1
 */
public record RepeatedCall(String session, String call, boolean isRequest, int times) {
    private static final int MOST = 80;

    /** {@code session "c12" made the same call 3 times: search({"q":"refund"})}. */
    public String sentence(boolean showsPrompts) {
        var shown = showsPrompts ? ShownText.oneLine(ShownText.cut(call, MOST)) : "#" + Excerpt.hash(call);
        return "session \"" + ShownText.oneLine(ShownText.value(session)) + "\" "
                + (isRequest ? "sent the same request " : "made the same call ") + times + " times: " + shown;
    }

    /**
     * Of one session, what happened more than once. A call is counted in the transcript that has it most often, since
     * later turns repeat the history.
     */
    static List<RepeatedCall> in(String session, List<ComparedPrompt> turns) {
        var calls = new LinkedHashMap<String, Integer>();
        var requests = new LinkedHashMap<String, Integer>();
        for (var turn : turns) {
            callsOf(turn).forEach((call, times) -> calls.merge(call, times, Math::max));
            requests.merge(turn.text(), 1, Integer::sum);
        }
        var repeated = new ArrayList<RepeatedCall>();
        calls.forEach((call, times) -> add(repeated, new RepeatedCall(session, call, false, times)));
        requests.forEach((text, times) -> add(repeated, new RepeatedCall(session, text, true, times)));
        return repeated;
    }

    private static void add(List<RepeatedCall> repeated, RepeatedCall call) {
        if (call.times() > 1) {
            repeated.add(call);
        }
    }

    private static Map<String, Integer> callsOf(ComparedPrompt turn) {
        var calls = new LinkedHashMap<String, Integer>();
        for (var message : turn.messages()) {
            for (var call : JsonTree.field(message, "tool_calls")) {
                var function = call.path("function");
                var arguments = function.path("arguments");
                var shown = arguments.isContainerNode() ? Json.compact(arguments) : arguments.asText();
                calls.merge(function.path("name").asText() + "(" + shown + ")", 1, Integer::sum);
            }
        }
        return calls;
    }
}
