package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;

/**
 * The part of a {@link Chunk} that lines of Ollama have beside their message: the text of a plain completion, and in the
 * last one why it ended and what was counted.
 */
final class OllamaLine {
    private static final byte[] RESPONSE = "response".getBytes(US_ASCII);
    private static final byte[] DONE = "done".getBytes(US_ASCII);
    private static final byte[] DONE_REASON = "done_reason".getBytes(US_ASCII);
    private static final byte[] TRUE = "true".getBytes(US_ASCII);

    private final JsonCursor json;
    private final Chunk chunk;

    OllamaLine(JsonCursor json, Chunk chunk) {
        this.json = json;
        this.chunk = chunk;
    }

    /** Reads a member of the outermost object; false, and nowhere moved, if it is none of this API. */
    boolean member() {
        if (json.textIs(RESPONSE) && json.string()) {
            chunk.ofAnAnswer();
            chunk.generated(json.textStart(), json.textEnd(), AnswerPart.ANSWER);
        } else if (json.textIs(DONE_REASON) && json.string()) {
            chunk.finish(json.text());
        } else if (json.textIs(DONE) && json.word()) {
            chunk.ofAnAnswer();
            if (json.textIs(TRUE)) {
                chunk.end();
            }
        } else {
            return chunk.usage().member();
        }
        return true;
    }
}
