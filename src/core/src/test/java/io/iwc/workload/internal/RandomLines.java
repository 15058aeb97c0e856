package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded lines of a canonical file: valid ones of every kind, and the same with one part replaced by nonsense. */
public final class RandomLines {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;

    public RandomLines(long seed) {
        random = new Random(seed);
    }

    public ObjectNode valid() {
        var line = JSON.objectNode();
        line.put("request_id", "r" + random.nextInt(1000));
        var nanos = random.nextLong(10_000_000_000L);
        line.put("arrival_time_ms", nanos / 1_000_000);
        if (random.nextBoolean()) {
            line.put("arrival_time_ns", nanos);
        }
        switch (random.nextInt(3)) {
            case 0 -> text(line);
            case 1 -> chat(line);
            default -> lengths(line);
        }
        session(line);
        sampling(line);
        labels(line);
        return line;
    }

    /** A valid line with one field replaced, removed or added; it may by chance still be valid. */
    ObjectNode mutated() {
        var line = valid();
        var names = List.copyOf(fieldNames(line));
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> line.remove(name);
            case 1 -> line.set("prompt", nonsense());
            case 2 -> line.set(anyKey(), nonsense());
            default -> line.set(name, nonsense());
        }
        return line;
    }

    private void text(ObjectNode line) {
        line.put("prompt", word());
        maybe(() -> line.put("prompt_format", pick("raw", "chatml", "openai_messages")));
        maybe(() -> line.put("prompt_tokens", random.nextInt(50)));
        maybe(() -> line.put("max_output_tokens", 1 + random.nextInt(500)));
        maybe(() -> line.put("output_tokens", random.nextInt(500)));
    }

    private void chat(ObjectNode line) {
        line.put("prompt_format", "openai_messages");
        var messages = line.putArray("messages");
        messages.addObject().put("role", "system").put("content", word());
        messages.addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", word());
        maybe(() -> messages.addObject()
                .put("role", "assistant")
                .putNull("content")
                .putArray("tool_calls")
                .addObject()
                .put("id", "c1"));
        maybe(() -> line.putArray("tools").addObject().put("type", "function"));
    }

    private void lengths(ObjectNode line) {
        var tokens = random.nextInt(100);
        line.put("prompt_tokens", tokens);
        line.put(random.nextBoolean() ? "output_tokens" : "max_output_tokens", 1 + random.nextInt(50));
        maybe(() -> {
            var prefix = line.putObject("prefix");
            prefix.put("block_size", 16);
            var ids = prefix.putArray("hash_ids");
            for (var i = 0; i < tokens / 16; i++) {
                ids.add(new BigInteger(64, random));
            }
            maybe(() -> prefix.put("scope", pick("global", "session")));
        });
        maybe(() -> {
            var images = line.putArray("prompt_images");
            images.addObject().put("width", 1 + random.nextInt(65_535)).put("height", 1 + random.nextInt(65_535));
            images.addObject()
                    .put("unsized", pick("elsewhere", "broken", "unknown_format"))
                    .put("detail", pick("low", "high"));
        });
    }

    private void session(ObjectNode line) {
        maybe(() -> {
            line.put("session_id", "s" + random.nextInt(9));
            line.put("turn_id", random.nextInt(9));
            maybe(() -> line.put("depends_on", "r0").put("think_time_ms", random.nextInt(5000)));
        });
    }

    private void sampling(ObjectNode line) {
        maybe(() -> line.put("temperature", random.nextDouble() * 2));
        maybe(() -> line.put("top_p", random.nextDouble()));
        maybe(() -> line.put("seed", random.nextLong()));
        maybe(() -> line.put("streaming", random.nextBoolean()));
        maybe(() -> line.put("cancel_after_ms", random.nextInt(5000)));
        maybe(() -> line.putArray("stop").add(word()));
    }

    private void labels(ObjectNode line) {
        maybe(() -> line.put("model", "m" + random.nextInt(3)));
        maybe(() -> line.put("user_id", "u" + random.nextInt(3)));
        maybe(() -> line.putObject("semantic")
                .put("task", pick("chat", "code"))
                .put("difficulty", "low")
                .putArray("tags")
                .add("t"));
        maybe(() -> line.putObject("metadata").put("b", 1.5).put("a", "x").put("c", true));
    }

    private JsonNode nonsense() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.numberNode(-1);
            case 1 -> JSON.numberNode(1.5);
            case 2 -> JSON.numberNode(3.0);
            case 3 -> JSON.textNode("");
            case 4 -> JSON.nullNode();
            case 5 -> JSON.booleanNode(true);
            case 6 -> JSON.arrayNode().add(7);
            case 7 -> JSON.objectNode().put("x", 1);
            default -> JSON.numberNode(BigInteger.ONE.shiftLeft(70));
        };
    }

    private String anyKey() {
        return pick(
                "prompt",
                "messages",
                "prefix",
                "tools",
                "turn_id",
                "seed",
                "depends_on",
                "think_time_ms",
                "semantic",
                "metadata",
                "stop",
                "output_tokens",
                "other",
                "prompt_format",
                "session_id");
    }

    private static List<String> fieldNames(ObjectNode line) {
        var names = new ArrayList<String>();
        line.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String word() {
        return pick("Hi", "", "d\u00e9j\u00e0 \uD83D\uDE00", "a\n\"b\"\\", "\u0001");
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private void maybe(Runnable what) {
        if (random.nextBoolean()) {
            what.run();
        }
    }
}
