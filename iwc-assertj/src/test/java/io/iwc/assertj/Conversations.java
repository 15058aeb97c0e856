package io.iwc.assertj;

import io.iwc.tokens.Tokenizers;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Chats with tools and a system prompt, one turn a minute. */
final class Conversations {
    static final String SYSTEM = "You answer customers of a shop for garden valves. The time is 14:0%d. Be short.";

    private final List<Request> requests = new ArrayList<>();

    private Conversations() {}

    static Conversations of() {
        return new Conversations();
    }

    /** A turn that asks {@code messages.get(0)} and so on, with one tool. */
    Conversations turn(String session, List<Message> messages, JsonValue... tools) {
        return turn(session, messages, UnaryOperator.identity(), tools);
    }

    Conversations turn(
            String session, List<Message> messages, UnaryOperator<Request.Builder> more, JsonValue... tools) {
        var turn = requests.size();
        requests.add(more.apply(Request.of(new Prompt.Chat(messages, List.of(tools)))
                        .withId("r" + turn)
                        .inSession(session)
                        .arrivingAt(turn * 60_000_000_000L)
                        .withMaxOutputTokens(16))
                .build());
        return this;
    }

    Workload workload() {
        return Workload.of("support", requests, Manifest.of("test"))
                .countedWith(Tokenizers.whitespace().reference());
    }

    static Message system(String text) {
        return Message.of("system", text);
    }

    static Message user(String text) {
        return Message.of("user", text);
    }

    static Message answer(String text) {
        return Message.of("assistant", text);
    }

    /** An assistant message that calls one tool. */
    static Message calling(String tool, String arguments) {
        return Message.of(JsonValue.parse("""
                {"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function",\
                "function":{"name":"%s","arguments":"%s"}}]}""".formatted(tool, arguments)));
    }

    static JsonValue tool(String name, String description) {
        return JsonValue.parse("""
                {"type":"function","function":{"name":"%s","description":"%s"}}""".formatted(name, description));
    }

    /** Two turns of which the second breaks everything that can be broken. */
    static Workload broken() {
        var call = calling("search", "refund");
        return of().turn("c12", List.of(system(SYSTEM.formatted(1)), user("Where is it?")), tool("search", "Searches"))
                .turn(
                        "c12",
                        List.of(system(SYSTEM.formatted(2)), user("Where is it?"), call, call, call),
                        tool("find", "Finds"))
                .workload();
    }
}
