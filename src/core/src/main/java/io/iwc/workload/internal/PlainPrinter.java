package io.iwc.workload.internal;

import io.iwc.artifact.internal.JsonLine;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Prints requests that hold nothing but numbers, texts and hashes, which are those that come by the million: the same
 * bytes as {@link RequestPrinter} with the JSON library. Reuses its buffer; not safe for use by several threads.
 */
final class PlainPrinter {
    private static final byte[] ARRIVAL_TIME_MS = JsonLine.name("arrival_time_ms");
    private static final byte[] ARRIVAL_TIME_NS = JsonLine.name("arrival_time_ns");
    private static final byte[] BLOCK_SIZE = JsonLine.name("block_size");
    private static final byte[] CANCEL_AFTER_MS = JsonLine.name("cancel_after_ms");
    private static final byte[] DEPENDS_ON = JsonLine.name("depends_on");
    private static final byte[] HASH_IDS = JsonLine.name("hash_ids");
    private static final byte[] MAX_OUTPUT_TOKENS = JsonLine.name("max_output_tokens");
    private static final byte[] MODEL = JsonLine.name("model");
    private static final byte[] OUTPUT_TOKENS = JsonLine.name("output_tokens");
    private static final byte[] PREFIX = JsonLine.name("prefix");
    private static final byte[] PROMPT = JsonLine.name("prompt");
    private static final byte[] PROMPT_FORMAT = JsonLine.name("prompt_format");
    private static final byte[] PROMPT_TOKENS = JsonLine.name("prompt_tokens");
    private static final byte[] REQUEST_ID = JsonLine.name("request_id");
    private static final byte[] SCOPE = JsonLine.name("scope");
    private static final byte[] SEED = JsonLine.name("seed");
    private static final byte[] SESSION_ID = JsonLine.name("session_id");
    private static final byte[] STREAMING = JsonLine.name("streaming");
    private static final byte[] TEMPERATURE = JsonLine.name("temperature");
    private static final byte[] THINK_TIME_MS = JsonLine.name("think_time_ms");
    private static final byte[] TOP_P = JsonLine.name("top_p");
    private static final byte[] TURN_ID = JsonLine.name("turn_id");
    private static final byte[] USER_ID = JsonLine.name("user_id");

    private final JsonLine line = new JsonLine();

    /** Whether a request, which has an id and an arrival, holds nothing else. */
    static boolean prints(Request request) {
        return !(request.prompt() instanceof Prompt.Chat)
                && !(request.prompt() instanceof Prompt.Lengths lengths
                        && !lengths.images().isEmpty())
                && request.metadata().isEmpty()
                && request.semantic().isEmpty()
                && request.sampling().stop().isEmpty();
    }

    /** The line with its end; to be used before the next one is asked for. */
    @SuppressWarnings("ReferenceEquality") // spares most requests six questions; any other object is asked them
    ByteBuffer line(Request request) {
        var nanos = request.arrivalNanos();
        line.begin(); // the keys are written in sorted order
        line.field(ARRIVAL_TIME_MS, nanos / RequestParser.NANOS_PER_MILLI);
        if (nanos % RequestParser.NANOS_PER_MILLI != 0) {
            line.field(ARRIVAL_TIME_NS, nanos);
        }
        var sampling = request.sampling();
        if (sampling != Sampling.UNSET) {
            sampling.cancelAfterMillis().ifPresent(millis -> line.field(CANCEL_AFTER_MS, millis));
        }
        request.dependsOn().ifPresent(id -> line.field(DEPENDS_ON, id));
        request.maxOutputTokens().ifPresent(tokens -> line.field(MAX_OUTPUT_TOKENS, tokens));
        request.model().ifPresent(model -> line.field(MODEL, model));
        request.outputTokens().ifPresent(tokens -> line.field(OUTPUT_TOKENS, tokens));
        prompt(request);
        line.field(REQUEST_ID, request.id());
        if (sampling != Sampling.UNSET) {
            sampling.seed().ifPresent(seed -> line.field(SEED, seed));
        }
        request.sessionId().ifPresent(session -> line.field(SESSION_ID, session));
        if (sampling != Sampling.UNSET) {
            sampling.streaming().ifPresent(streaming -> line.field(STREAMING, streaming));
            sampling.temperature().ifPresent(temperature -> line.field(TEMPERATURE, temperature));
        }
        request.thinkTimeMillis().ifPresent(millis -> line.field(THINK_TIME_MS, millis));
        if (sampling != Sampling.UNSET) {
            sampling.topP().ifPresent(topP -> line.field(TOP_P, topP));
        }
        request.turnId().ifPresent(turn -> line.field(TURN_ID, turn));
        request.userId().ifPresent(user -> line.field(USER_ID, user));
        return line.ended();
    }

    /** prefix, prompt, prompt_format, prompt_tokens. */
    private void prompt(Request request) {
        if (request.prompt() instanceof Prompt.Lengths lengths) {
            lengths.blocks().ifPresent(this::prefix);
        } else if (request.prompt() instanceof Prompt.Text text) {
            line.field(PROMPT, text.text());
            if (text.format() != Prompt.TextFormat.RAW) {
                line.field(PROMPT_FORMAT, text.format().name().toLowerCase(Locale.ROOT));
            }
        }
        request.promptTokens().ifPresent(tokens -> line.field(PROMPT_TOKENS, tokens));
    }

    private void prefix(PrefixBlocks blocks) {
        line.beginObject(PREFIX);
        line.field(BLOCK_SIZE, blocks.blockSize());
        line.beginArray(HASH_IDS);
        for (var i = 0; i < blocks.count(); i++) {
            line.unsigned(blocks.hashId(i));
        }
        line.endArray();
        if (blocks.scope() == PrefixBlocks.Scope.SESSION) {
            line.field(SCOPE, "session");
        }
        line.endObject();
    }
}
