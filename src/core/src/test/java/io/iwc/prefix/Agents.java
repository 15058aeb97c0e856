package io.iwc.prefix;

import io.iwc.tokens.Tokenizers;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** An agent with tools and a system prompt, in sessions whose turns repeat their history. */
final class Agents {
    static final String SYSTEM = "You answer customers of a shop for garden valves. Be short and never promise dates.";

    private Agents() {}

    static List<JsonValue> tools() {
        return new ArrayList<>(List.of(
                tool("search", "Searches the handbook"),
                tool("orders", "Lists the orders of a customer"),
                tool("refund", "Pays an order back")));
    }

    static JsonValue tool(String name, String description) {
        return JsonValue.parse("""
                {"type":"function","function":{"name":"%s","description":"%s","parameters":{"type":"object"}}}""".formatted(name, description));
    }

    /** System prompt, then question and answer, up to question {@code turn} (from 1). */
    static List<Message> transcript(String system, int turn) {
        var messages = new ArrayList<>(List.of(Message.of("system", system)));
        for (var i = 1; i <= turn; i++) {
            messages.add(Message.of("user", "Question " + i + ": where is parcel number " + i * 37 + " of mine?"));
            if (i < turn) {
                messages.add(Message.of("assistant", "Answer " + i + ": it left our house on day " + i * 11 + "."));
            }
        }
        return messages;
    }

    /** A message with the mark of a breakpoint. */
    static Message marked(String role, String text) {
        return marked(role, text, "");
    }

    /** The same with more in the mark: {@code ,"ttl":"1h"}. */
    static Message marked(String role, String text, String more) {
        return Message.of(JsonValue.parse("""
                {"role":"%s","content":[{"type":"text","text":"%s","cache_control":{"type":"ephemeral"%s}}]}""".formatted(role, text, more)));
    }

    static Request request(String session, int turn, List<JsonValue> tools, List<Message> messages) {
        return Request.of(new Prompt.Chat(messages, tools))
                .withId(session + "-" + turn)
                .inSession(session)
                .asTurn(turn - 1)
                .forModel("small")
                .arrivingAt(turn * 1_000_000_000L)
                .withMaxOutputTokens(64)
                .build();
    }

    static Workload workload(List<Request> requests) {
        return Workload.of("agent", requests, Manifest.of("test"))
                .countedWith(Tokenizers.standard().reference());
    }
}
