package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.workload.JsonValue;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.Semantic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * One object of a canonical file as a request. Agrees with {@code iwc-workload-1.schema.json} on what is valid, and
 * adds checks that a schema cannot express: the two arrival stamps agree, and there are no more hashes than blocks.
 */
public final class RequestParser {
    static final long NANOS_PER_MILLI = 1_000_000;

    private static final Set<String> FORMATS = words("raw", "chatml", "openai_messages");
    private static final Set<String> TASKS =
            words("chat", "qa", "summarization", "reasoning", "classification", "code", "translation", "other");
    private static final Set<String> DIFFICULTIES = words("low", "medium", "high");

    private final Fields line;

    private RequestParser(Fields line) {
        this.line = line;
    }

    /** The request, if the object has no fault; every fault goes to {@code faults} as field and text. */
    public static Optional<Request> parse(ObjectNode object, BiConsumer<String, String> faults) {
        return parse(TreeFields.of(object, FieldFaults.reportingTo(faults)));
    }

    /** The request, if none of the fields has a fault. */
    public static Optional<Request> parse(Fields fields) {
        return new RequestParser(fields).request();
    }

    private Optional<Request> request() {
        line.rejectUnknown(FieldNames.OF_LINE, "those of " + WorkloadSchema.ID + " (put your own data under metadata)");
        var request = Request.of(prompt());
        required("request_id", "a string of at least 1 character");
        line.text("request_id", 1).ifPresent(request::withId);
        arrival().ifPresent(request::arrivingAt);
        if (line.has("prompt") || line.has("messages")) {
            line.count("prompt_tokens", 0).ifPresent(request::claimingPromptTokens);
        }
        line.count("output_tokens", 0).ifPresent(request::withOutputTokens);
        line.count("max_output_tokens", 1).ifPresent(request::withMaxOutputTokens);
        session(request);
        line.text("model").ifPresent(request::forModel);
        line.text("user_id").ifPresent(request::byUser);
        request.withSampling(sampling());
        semantic().ifPresent(request::withSemantic);
        if (line.has("metadata")) {
            request.withMetadata(metadata());
        }
        return line.faults().any() ? Optional.empty() : Optional.of(request.build());
    }

    private void required(String name, String expected) {
        if (!line.has(name)) {
            line.unexpected(name, expected);
        }
    }

    private OptionalLong arrival() {
        var hint = " (times are relative to the first request)";
        required("arrival_time_ms", "an integer ≥ 0" + hint);
        var millis = line.integer("arrival_time_ms", 0, Long.MAX_VALUE / NANOS_PER_MILLI, hint);
        var nanos = line.integer("arrival_time_ns", 0, Long.MAX_VALUE, hint);
        if (millis.isEmpty() || nanos.isEmpty()) {
            return millis.isEmpty() ? nanos : OptionalLong.of(millis.getAsLong() * NANOS_PER_MILLI);
        }
        if (nanos.getAsLong() / NANOS_PER_MILLI != millis.getAsLong()) {
            line.unexpected(
                    "arrival_time_ns",
                    "a time within the millisecond of arrival_time_ms, which is " + millis.getAsLong());
        }
        return nanos;
    }

    private Prompt prompt() {
        if (line.has("messages")) {
            return chat();
        }
        if (line.has("tools")) {
            line.fault("tools", "found tools without messages, expected tools only with messages");
        }
        if (line.has("prompt")) {
            return text();
        }
        return lengths();
    }

    private Prompt text() {
        rejectWhatStandsForText();
        var text = line.text("prompt").orElse("");
        var format = line.word("prompt_format", FORMATS).orElse("raw");
        return new Prompt.Text(text, formatOf(format));
    }

    private static Prompt.TextFormat formatOf(String word) {
        return switch (word) {
            case "chatml" -> Prompt.TextFormat.CHATML;
            case "openai_messages" -> Prompt.TextFormat.OPENAI_MESSAGES;
            default -> Prompt.TextFormat.RAW;
        };
    }

    private Prompt chat() {
        rejectWhatStandsForText();
        if (line.has("prompt")) {
            line.fault("messages", "found messages and a prompt, expected one of the two");
        }
        if (!"openai_messages".equals(line.node("prompt_format").textValue())) {
            line.unexpected("prompt_format", "\"openai_messages\" with messages");
        }
        var messages = line.list(
                "messages",
                RequestParser::isMessage,
                "a list of messages {role, content}, content being a string, null or a list of parts");
        if (line.node("messages").isArray() && line.node("messages").isEmpty()) {
            line.unexpected("messages", "at least one message");
        }
        var tools = line.list("tools", JsonNode::isObject, "a list of tool definitions");
        return new Prompt.Chat(
                messages.stream()
                        .map(message -> JsonTree.message((ObjectNode) message))
                        .toList(),
                tools.stream().map(JsonTree::of).toList());
    }

    private static boolean isMessage(JsonNode node) {
        var content = node.path("content");
        var known = content.isMissingNode() || content.isTextual() || content.isNull();
        return node.path("role").isTextual() && (known || isListOfObjects(content));
    }

    private static boolean isListOfObjects(JsonNode node) {
        var only = node.isArray();
        for (var part : node) {
            only &= part.isObject();
        }
        return only;
    }

    private void rejectWhatStandsForText() {
        if (line.has("prefix")) {
            line.fault("prefix", "found hashes together with text, expected them only on length-only lines");
        }
        if (line.has(ImageFields.NAME)) {
            line.fault(
                    ImageFields.NAME,
                    "found images together with text, expected them in messages there, and here only on length-only lines");
        }
    }

    private Prompt lengths() {
        if (line.has("prompt_format")) {
            line.fault("prompt_format", "found a format without text, expected it only with prompt or messages");
        }
        if (!line.has("prompt_tokens")) {
            line.fault("prompt", "found neither prompt nor messages nor prompt_tokens, expected one of them");
        }
        if (!line.has("output_tokens") && !line.has("max_output_tokens")) {
            line.fault(
                    "max_output_tokens",
                    "found neither a cap nor output_tokens, expected one of them on a length-only line");
        }
        var tokens = line.count("prompt_tokens", 0).orElse(0);
        return new Prompt.Lengths(
                tokens, line.below("prefix").flatMap(prefix -> blocks(prefix, tokens)), ImageFields.of(line));
    }

    private static Optional<PrefixBlocks> blocks(Fields prefix, int promptTokens) {
        prefix.rejectUnknown(FieldNames.OF_PREFIX, "block_size, hash_ids and scope");
        if (!prefix.has("block_size")) {
            prefix.unexpected("block_size", "an integer ≥ 1");
        }
        var size = prefix.count("block_size", 1);
        var ids = prefix.unsignedLongs("hash_ids");
        var scope = prefix.word("scope", words("global", "session")).orElse("global");
        if (size.isEmpty() || ids.isEmpty()) {
            return Optional.empty();
        }
        var most = (promptTokens + (long) size.getAsInt() - 1) / size.getAsInt();
        if (ids.get().length > most) {
            prefix.fault(
                    "hash_ids",
                    "found " + ids.get().length + " hashes, expected at most " + most + " for " + promptTokens
                            + " tokens in blocks of " + size.getAsInt());
            return Optional.empty();
        }
        var blocks = PrefixBlocks.of(size.getAsInt(), ids.get());
        return Optional.of("session".equals(scope) ? blocks.within(PrefixBlocks.Scope.SESSION) : blocks);
    }

    private void session(Request.Builder request) {
        if (isSet("session_id")) {
            line.text("session_id").ifPresent(request::inSession);
        }
        if (isSet("turn_id")) {
            line.count("turn_id", 0).ifPresent(request::asTurn);
        }
        var predecessor = line.text("depends_on", 1);
        var thinkTime = line.integer("think_time_ms", 0, Long.MAX_VALUE / NANOS_PER_MILLI, "");
        if (line.has("think_time_ms") && !line.has("depends_on")) {
            line.fault("think_time_ms", "found a think time without depends_on, expected both or neither");
        }
        predecessor.ifPresent(id ->
                thinkTime.ifPresentOrElse(millis -> request.dependingOn(id, millis), () -> request.dependingOn(id)));
    }

    private Sampling sampling() {
        return Sampling.builder()
                .temperature(line.number("temperature", Double.MAX_VALUE, "a number ≥ 0"))
                .topP(line.number("top_p", 1, "a number 0..1"))
                .seed(
                        isSet("seed")
                                ? line.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, " or null")
                                : OptionalLong.empty())
                .stop(line.texts("stop"))
                .streaming(line.flag("streaming"))
                .cancelAfterMillis(
                        isSet("cancel_after_ms")
                                ? line.integer("cancel_after_ms", 0, Long.MAX_VALUE / NANOS_PER_MILLI, " or null")
                                : OptionalLong.empty())
                .build();
    }

    private Optional<Semantic> semantic() {
        return line.below("semantic").map(labels -> {
            labels.rejectUnknown(Set.of("task", "difficulty", "tags"), "task, difficulty and tags");
            return new Semantic(
                    labels.word("task", TASKS), labels.word("difficulty", DIFFICULTIES), labels.texts("tags"));
        });
    }

    private Map<String, JsonValue> metadata() {
        var values = new LinkedHashMap<String, JsonValue>();
        line.below("metadata")
                .ifPresent(metadata -> line.node("metadata").fields().forEachRemaining(entry -> {
                    if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                        metadata.unexpected(entry.getKey(), "a string, a number or a boolean");
                    }
                    values.put(entry.getKey(), JsonTree.of(entry.getValue()));
                }));
        return values;
    }

    /** Null is the same as a missing field where v0.1 allowed it. */
    private boolean isSet(String name) {
        return !line.node(name).isNull();
    }

    private static Set<String> words(String... words) {
        return new TreeSet<>(List.of(words));
    }
}
