package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.tokens.internal.PromptSegment;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;

/** Up to where a sender of Anthropic's messages wants its prompt to be cached: {@code cache_control}. */
final class CacheMarks {
    private static final String MARK = "cache_control";
    private static final String PART = "content part ";
    private static final String CALL = "tool call ";

    private CacheMarks() {}

    /** Tokens of the prompt up to the last mark; 0 if there is none. */
    static int tokens(Prompt prompt, Tokenizer tokenizer) {
        if (!(prompt instanceof Prompt.Chat chat)) {
            return 0;
        }
        var text = ChatTemplate.segmented(prompt);
        var segments = text.segments();
        for (var i = segments.size() - 1; i >= 0; i--) {
            var isLast = i == segments.size() - 1;
            var endsMessage =
                    isLast || segments.get(i + 1).index() != segments.get(i).index();
            if (isMarked(chat, segments.get(i), endsMessage)) {
                var end = isLast ? text.text().length() : segments.get(i + 1).start();
                return tokenizer.count(text.text().substring(0, end));
            }
        }
        return 0;
    }

    private static boolean isMarked(Prompt.Chat chat, PromptSegment segment, boolean endsMessage) {
        if (segment.kind() == PromptSegment.Kind.TOOL) {
            return JsonTree.node(chat.tools().get(segment.index())).has(MARK);
        }
        var message = chat.messages().get(segment.index());
        return (endsMessage && JsonTree.field(message, MARK).isObject())
                || part(JsonTree.content(message), JsonTree.field(message, "tool_calls"), segment.field())
                        .has(MARK);
    }

    private static JsonNode part(JsonNode content, JsonNode calls, String field) {
        if (field.startsWith(PART)) {
            return content.path(Integer.parseInt(field.substring(PART.length())) - 1);
        }
        if (field.startsWith(CALL)) {
            return calls.path(Integer.parseInt(field.substring(CALL.length())) - 1);
        }
        return field.equals("content") ? content.path(0) : content.path("none");
    }
}
