package io.iwc.workload.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.JsonLine;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A request as one line of a canonical file: compact, the keys sorted, what is not set left out. */
public final class RequestPrinter {
    private static final long NANOS_PER_MILLI = RequestParser.NANOS_PER_MILLI;

    private static final String HALF = " cannot be written: its text holds half of a surrogate pair";

    private RequestPrinter() {}

    /**
     * The line with its end, in UTF-8.
     *
     * @throws IwcException if the request has no id or arrival, or holds text that UTF-8 cannot carry
     */
    public static ByteBuffer line(Request request) {
        return line(request, new PlainPrinter());
    }

    /** The same for many requests, one after the other: the bytes are to be used before the next line is asked for. */
    static ByteBuffer line(Request request, PlainPrinter plain) {
        if (request.id().isEmpty() || !request.hasArrival()) {
            throw new IwcException(request + " cannot be written: it has no "
                    + (request.id().isEmpty() ? "id" : "arrival time") + "; compile it first");
        }
        return PlainPrinter.prints(request) ? plain(request, plain) : printed(request);
    }

    private static ByteBuffer plain(Request request, PlainPrinter plain) {
        try {
            return plain.line(request);
        } catch (JsonLine.LoneSurrogateException e) {
            throw new IwcException(request + HALF, e);
        }
    }

    /** With the JSON library, which spells everything that a request may hold. */
    static ByteBuffer printed(Request request) {
        var text = new Characters();
        try (var line = Json.generator(text)) {
            print(request, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            text.write('\n');
            return StandardCharsets.UTF_8.newEncoder().encode(text.all());
        } catch (CharacterCodingException e) {
            throw new IwcException(request + HALF, e);
        }
    }

    // the keys are written in sorted order
    private static void print(Request request, JsonGenerator line) throws IOException {
        var nanos = request.arrivalNanos();
        var prompt = request.prompt();
        var sampling = request.sampling();
        line.writeStartObject();
        line.writeNumberField("arrival_time_ms", nanos / NANOS_PER_MILLI);
        if (nanos % NANOS_PER_MILLI != 0) {
            line.writeNumberField("arrival_time_ns", nanos);
        }
        if (sampling.cancelAfterMillis().isPresent()) {
            line.writeNumberField(
                    "cancel_after_ms", sampling.cancelAfterMillis().getAsLong());
        }
        if (request.dependsOn().isPresent()) {
            line.writeStringField("depends_on", request.dependsOn().get());
        }
        if (request.maxOutputTokens().isPresent()) {
            line.writeNumberField("max_output_tokens", request.maxOutputTokens().getAsInt());
        }
        if (prompt instanceof Prompt.Chat chat) {
            line.writeArrayFieldStart("messages");
            for (var message : chat.messages()) {
                Json.write(JsonTree.node(message.json()), line);
            }
            line.writeEndArray();
        }
        metadata(request, line);
        if (request.model().isPresent()) {
            line.writeStringField("model", request.model().get());
        }
        if (request.outputTokens().isPresent()) {
            line.writeNumberField("output_tokens", request.outputTokens().getAsInt());
        }
        prompt(request, line);
        line.writeStringField("request_id", request.id());
        if (sampling.seed().isPresent()) {
            line.writeNumberField("seed", sampling.seed().getAsLong());
        }
        semantic(request, line);
        if (request.sessionId().isPresent()) {
            line.writeStringField("session_id", request.sessionId().get());
        }
        strings("stop", sampling.stop(), line);
        if (sampling.streaming().isPresent()) {
            line.writeBooleanField("streaming", sampling.streaming().get());
        }
        if (sampling.temperature().isPresent()) {
            line.writeNumberField("temperature", sampling.temperature().getAsDouble());
        }
        if (request.thinkTimeMillis().isPresent()) {
            line.writeNumberField("think_time_ms", request.thinkTimeMillis().getAsLong());
        }
        if (prompt instanceof Prompt.Chat chat && !chat.tools().isEmpty()) {
            trees("tools", JsonTree.nodes(chat.tools()), line);
        }
        if (sampling.topP().isPresent()) {
            line.writeNumberField("top_p", sampling.topP().getAsDouble());
        }
        if (request.turnId().isPresent()) {
            line.writeNumberField("turn_id", request.turnId().getAsInt());
        }
        if (request.userId().isPresent()) {
            line.writeStringField("user_id", request.userId().get());
        }
        line.writeEndObject();
    }

    /** prefix, prompt, prompt_format, prompt_images, prompt_tokens. */
    private static void prompt(Request request, JsonGenerator line) throws IOException {
        if (request.prompt() instanceof Prompt.Lengths lengths
                && lengths.blocks().isPresent()) {
            prefix(lengths.blocks().get(), line);
        }
        if (request.prompt() instanceof Prompt.Text text) {
            line.writeStringField("prompt", text.text());
            if (text.format() != Prompt.TextFormat.RAW) {
                line.writeStringField("prompt_format", text.format().name().toLowerCase(Locale.ROOT));
            }
        }
        if (request.prompt() instanceof Prompt.Chat) {
            line.writeStringField("prompt_format", "openai_messages");
        }
        if (request.prompt() instanceof Prompt.Lengths lengths) {
            ImageFields.write(lengths.images(), line);
        }
        if (request.promptTokens().isPresent()) {
            line.writeNumberField("prompt_tokens", request.promptTokens().getAsInt());
        }
    }

    private static void prefix(PrefixBlocks blocks, JsonGenerator line) throws IOException {
        line.writeObjectFieldStart("prefix");
        line.writeNumberField("block_size", blocks.blockSize());
        line.writeArrayFieldStart("hash_ids");
        for (var i = 0; i < blocks.count(); i++) {
            var id = blocks.hashId(i);
            if (id >= 0) {
                line.writeNumber(id);
            } else {
                line.writeNumber(Long.toUnsignedString(id));
            }
        }
        line.writeEndArray();
        if (blocks.scope() == PrefixBlocks.Scope.SESSION) {
            line.writeStringField("scope", "session");
        }
        line.writeEndObject();
    }

    private static void metadata(Request request, JsonGenerator line) throws IOException {
        if (!request.metadata().isEmpty()) {
            line.writeFieldName("metadata");
            line.writeStartObject();
            for (var label : request.metadata().entrySet()) {
                line.writeFieldName(label.getKey());
                Json.write(JsonTree.node(label.getValue()), line);
            }
            line.writeEndObject();
        }
    }

    private static void semantic(Request request, JsonGenerator line) throws IOException {
        if (request.semantic().isEmpty()) {
            return;
        }
        var semantic = request.semantic().get();
        line.writeObjectFieldStart("semantic");
        if (semantic.difficulty().isPresent()) {
            line.writeStringField("difficulty", semantic.difficulty().get());
        }
        strings("tags", semantic.tags(), line);
        if (semantic.task().isPresent()) {
            line.writeStringField("task", semantic.task().get());
        }
        line.writeEndObject();
    }

    private static void strings(String field, List<String> values, JsonGenerator line) throws IOException {
        if (!values.isEmpty()) {
            line.writeArrayFieldStart(field);
            for (var value : values) {
                line.writeString(value);
            }
            line.writeEndArray();
        }
    }

    private static void trees(String field, List<JsonNode> values, JsonGenerator line) throws IOException {
        line.writeArrayFieldStart(field);
        for (var value : values) {
            Json.write(value, line);
        }
        line.writeEndArray();
    }
}
