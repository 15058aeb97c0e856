package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;

/**
 * The part of a {@link Chunk} that Anthropic's messages write: a message of blocks, plain or as an event begins it, blocks
 * that begin and deltas of them. What a delta is shows in the name of its text, wherever its type stands.
 */
final class BlockChunk {
    private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);
    private static final byte[] CONTENT_BLOCK = "content_block".getBytes(US_ASCII);
    private static final byte[] DELTA = "delta".getBytes(US_ASCII);
    private static final byte[] TEXT = "text".getBytes(US_ASCII);
    private static final byte[] THINKING = "thinking".getBytes(US_ASCII);
    private static final byte[] NAME = "name".getBytes(US_ASCII);
    private static final byte[] INPUT = "input".getBytes(US_ASCII);
    private static final byte[] PARTIAL_JSON = "partial_json".getBytes(US_ASCII);
    private static final byte[] STOP_REASON = "stop_reason".getBytes(US_ASCII);
    private static final byte[] TOOL_CALLS = "tool_calls".getBytes(US_ASCII);
    private static final byte[] USAGE = "usage".getBytes(US_ASCII);

    private final JsonCursor json;
    private final Chunk chunk;

    BlockChunk(JsonCursor json, Chunk chunk) {
        this.json = json;
        this.chunk = chunk;
    }

    /** Reads a member of the outermost object; false, and nowhere moved, if it is none of this API. */
    boolean member() {
        if (json.textIs(MESSAGE) && json.enterObject()) {
            message();
        } else if (json.textIs(CONTENT) && json.enterArray()) {
            chunk.ofAnAnswer();
            blocks();
        } else if (json.textIs(CONTENT_BLOCK) && json.enterObject()) {
            block(false);
        } else if (json.textIs(DELTA) && json.enterObject()) {
            block(false);
        } else {
            return stopReason();
        }
        return true;
    }

    /** A message that begins, or one of Ollama, which is all text. */
    private void message() {
        while (json.nextMember()) {
            if (json.textIs(CONTENT) && json.enterArray()) {
                chunk.ofAnAnswer();
                blocks();
            } else if (json.textIs(CONTENT)) {
                chunk.ofAnAnswer();
                chunk.generated(AnswerPart.ANSWER);
            } else if (json.textIs(THINKING)) {
                chunk.generated(AnswerPart.REASONING);
            } else if (json.textIs(TOOL_CALLS) && json.enterArray()) {
                chunk.toolCalls();
            } else if (json.textIs(USAGE) && json.enterObject()) {
                chunk.usage().read();
            } else if (!stopReason()) {
                json.skip();
            }
        }
    }

    private void blocks() {
        while (json.nextElement()) {
            if (json.enterObject()) {
                block(true);
            } else {
                json.skip();
            }
        }
    }

    /** A block that begins has no input yet: what it shows is its beginning, an empty object. */
    private void block(boolean isWhole) {
        while (json.nextMember()) {
            if (json.textIs(TEXT)) {
                chunk.generated(AnswerPart.ANSWER);
            } else if (json.textIs(THINKING)) {
                chunk.generated(AnswerPart.REASONING);
            } else if (json.textIs(NAME) || json.textIs(PARTIAL_JSON) || (isWhole && json.textIs(INPUT))) {
                chunk.generated(AnswerPart.TOOL_CALL);
            } else if (!stopReason()) {
                json.skip();
            }
        }
    }

    private boolean stopReason() {
        if (json.textIs(STOP_REASON) && json.string()) {
            chunk.finish(json.text());
            return true;
        }
        return false;
    }
}
