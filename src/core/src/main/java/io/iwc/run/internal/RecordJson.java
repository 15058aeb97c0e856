package io.iwc.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.JsonLine;
import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/** A record as a line of {@code results.jsonl}: what is absent has no key. */
public final class RecordJson {
    private RecordJson() {}

    public static Map<String, Object> tree(RequestRecord record) {
        var line = new LinkedHashMap<String, Object>();
        line.put("seq", record.sequence());
        line.put("request_id", record.requestId());
        record.sessionId().ifPresent(session -> line.put("session_id", session));
        put(line, "turn_id", record.turnId());
        record.model().ifPresent(model -> line.put("model", model));
        line.put("outcome", record.outcome().text());
        record.errorClass().ifPresent(errorClass -> line.put("error_class", errorClass.text()));
        if (!record.errorDetail().isEmpty()) {
            line.put("error", record.errorDetail());
        }
        put(line, "status", record.status());
        record.finishReason().ifPresent(reason -> line.put("finish_reason", reason));
        line.put("attempts", record.attempts());
        line.put("streamed", record.streamed());
        line.put("scheduled_ns", record.scheduledNanos());
        line.put("due_ns", record.dueNanos());
        put(line, "sent_ns", record.sentNanos());
        put(line, "first_byte_ns", record.firstByteNanos());
        put(line, "first_token_ns", record.firstTokenNanos());
        put(line, "first_answer_token_ns", record.firstAnswerTokenNanos());
        put(line, "last_token_ns", record.lastTokenNanos());
        put(line, "end_ns", record.endNanos());
        line.put("itl_ns", record.itlNanos());
        line.put("chunks", record.chunks());
        put(line, "input_tokens", record.inputTokens());
        put(line, "output_tokens", record.outputTokens());
        if (record.outputTokens().isPresent()) {
            line.put("output_tokens_source", source(record));
        }
        put(line, "output_tokens_asked", record.outputTokensAsked());
        put(line, "cached_prompt_tokens", record.cachedPromptTokens());
        put(line, "server_prompt_ns", record.serverPromptNanos());
        put(line, "server_generation_ns", record.serverGenerationNanos());
        put(line, "output_tokens_reported", record.outputTokensReported());
        put(line, "hidden_tokens", record.hiddenTokens());
        put(line, "input_tokens_asked", record.inputTokensAsked());
        put(line, "cacheable_prompt_tokens", record.cacheablePromptTokens());
        put(line, "first_chunk_ns", record.firstChunkNanos());
        put(line, "last_chunk_ns", record.lastChunkNanos());
        put(line, "last_event_ns", record.lastEventNanos());
        if (record.emptyChunks() > 0) {
            line.put("empty_chunks", record.emptyChunks());
        }
        return line;
    }

    /**
     * The line of {@code results.jsonl}, with its end: the tree in compact JSON.
     *
     * @param line where it is put together; to be written before the next one is
     * @param hasTokenTimes whether the gaps between tokens are in it
     */
    static ByteBuffer line(RequestRecord record, JsonLine line, boolean hasTokenTimes) {
        var tree = new TreeMap<>(tree(record)); // names of ASCII, so that this is the order of code points
        if (!hasTokenTimes) {
            tree.remove("itl_ns");
        }
        try {
            line.begin();
            tree.forEach((name, value) -> put(line, JsonLine.name(name), value));
            return line.ended();
        } catch (JsonLine.LoneSurrogateException e) { // of a server's message
            return ByteBuffer.wrap((Json.compact(tree) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(JsonLine line, byte[] name, Object value) {
        if (value instanceof Number number) {
            line.field(name, number.longValue()); // no record has other ones
        } else if (value instanceof Boolean flag) {
            line.field(name, flag.booleanValue());
        } else if (value instanceof long[] numbers) {
            line.beginArray(name);
            for (var number : numbers) {
                line.number(number);
            }
            line.endArray();
        } else {
            line.field(name, (String) value);
        }
    }

    /** Who counted the output tokens: {@code usage} is the server, {@code estimated} our tokenizer afterwards. */
    public static String source(RequestRecord record) {
        return record.outputTokensEstimated() ? "estimated" : "usage";
    }

    /**
     * Reads a record back.
     *
     * @throws IwcException if a key is missing or a value is none of those it may have
     */
    public static RequestRecord parse(JsonNode line) {
        var record = RequestRecord.builder(
                required(line, "seq").asInt(),
                required(line, "request_id").asText(),
                required(line, "scheduled_ns").asLong());
        record.session(line.path("session_id").asText(""));
        record.model(line.path("model").asText(""));
        outcome(line, record);
        record.attempts(line.path("attempts").asInt(0));
        record.streamed(line.path("streamed").asBoolean(false));
        integer(line, "turn_id", record::turn);
        integer(line, "status", record::status);
        stamp(line, "due_ns", record::due);
        stamp(line, "sent_ns", record::sent);
        stamp(line, "first_byte_ns", record::firstByte);
        stamp(line, "first_token_ns", record::firstToken);
        stamp(line, "first_answer_token_ns", record::firstAnswerToken);
        stamp(line, "last_token_ns", record::lastToken);
        stamp(line, "end_ns", record::end);
        record.itl(longs(line.path("itl_ns")));
        record.chunks(line.path("chunks").asInt(0));
        integer(line, "input_tokens", record::inputTokens);
        var estimated = line.path("output_tokens_source").asText("").equals("estimated");
        integer(line, "output_tokens", tokens -> record.outputTokens(tokens, estimated));
        integer(line, "output_tokens_asked", record::outputTokensAsked);
        integer(line, "cached_prompt_tokens", record::cachedPromptTokens);
        stamp(line, "server_prompt_ns", record::serverPrompt);
        stamp(line, "server_generation_ns", record::serverGeneration);
        integer(line, "output_tokens_reported", record::outputTokensReported);
        integer(line, "hidden_tokens", record::hiddenTokens);
        integer(line, "input_tokens_asked", record::inputTokensAsked);
        integer(line, "cacheable_prompt_tokens", record::cacheablePromptTokens);
        if (line.hasNonNull("first_chunk_ns")) {
            record.chunksFromTo(
                    line.get("first_chunk_ns").asLong(),
                    line.path("last_chunk_ns").asLong(RequestRecord.NONE));
        }
        stamp(line, "last_event_ns", record::lastEvent);
        integer(line, "empty_chunks", record::emptyChunks);
        return record.build();
    }

    private static void outcome(JsonNode line, RequestRecord.Builder record) {
        var outcome = required(line, "outcome").asText();
        switch (outcome) {
            case "ok" -> record.ok(line.path("finish_reason").asText(""));
            case "failed" ->
                record.failed(
                        errorClass(required(line, "error_class").asText()),
                        line.path("error").asText(""));
            case "cancelled" -> record.cancelled();
            default -> throw new IwcException("outcome: found \"" + outcome + "\", expected ok, failed or cancelled");
        }
    }

    public static ErrorClass errorClass(String text) {
        for (var errorClass : ErrorClass.values()) {
            if (errorClass.text().equals(text)) {
                return errorClass;
            }
        }
        throw new IwcException("error_class: found \"" + text + "\", expected one such as http_5xx");
    }

    private static JsonNode required(JsonNode line, String key) {
        var value = line.path(key);
        if (value.isMissingNode() || value.isNull()) {
            throw new IwcException(key + ": found nothing, expected the key in every record");
        }
        return value;
    }

    private static long[] longs(JsonNode array) {
        var values = new long[array.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong();
        }
        return values;
    }

    private static void integer(JsonNode line, String key, IntConsumer to) {
        if (line.hasNonNull(key)) {
            to.accept(line.get(key).asInt());
        }
    }

    private static void stamp(JsonNode line, String key, LongConsumer to) {
        if (line.hasNonNull(key)) {
            to.accept(line.get(key).asLong());
        }
    }

    private static void put(Map<String, Object> line, String key, OptionalInt value) {
        value.ifPresent(number -> line.put(key, number));
    }

    private static void put(Map<String, Object> line, String key, OptionalLong value) {
        value.ifPresent(number -> line.put(key, number));
    }
}
