package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;

/**
 * The part of a {@link Chunk} that Gemini's answers have: candidates of parts, why they ended, and what was used, which
 * each event of a stream says anew. Whether a part is a thought stands beside its text, before or after it.
 */
final class GeminiChunk {
    private static final byte[] CANDIDATES = "candidates".getBytes(US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);
    private static final byte[] PARTS = "parts".getBytes(US_ASCII);
    private static final byte[] TEXT = "text".getBytes(US_ASCII);
    private static final byte[] THOUGHT = "thought".getBytes(US_ASCII);
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FUNCTION_CALL = "functionCall".getBytes(US_ASCII);
    private static final byte[] NAME = "name".getBytes(US_ASCII);
    private static final byte[] ARGS = "args".getBytes(US_ASCII);
    private static final byte[] EXECUTABLE_CODE = "executableCode".getBytes(US_ASCII);
    private static final byte[] CODE = "code".getBytes(US_ASCII);
    private static final byte[] CODE_EXECUTION_RESULT = "codeExecutionResult".getBytes(US_ASCII);
    private static final byte[] OUTPUT = "output".getBytes(US_ASCII);
    private static final byte[] INLINE_DATA = "inlineData".getBytes(US_ASCII);
    private static final byte[] FINISH_REASON = "finishReason".getBytes(US_ASCII);
    private static final byte[] UNSPECIFIED = "FINISH_REASON_UNSPECIFIED".getBytes(US_ASCII);
    private static final byte[] PROMPT_FEEDBACK = "promptFeedback".getBytes(US_ASCII);
    private static final byte[] BLOCK_REASON = "blockReason".getBytes(US_ASCII);
    private static final byte[] USAGE_METADATA = "usageMetadata".getBytes(US_ASCII);

    private final JsonCursor json;
    private final Chunk chunk;

    GeminiChunk(JsonCursor json, Chunk chunk) {
        this.json = json;
        this.chunk = chunk;
    }

    /** Reads a member of the outermost object; false, and nowhere moved, if it is none of this API. */
    boolean member() {
        if (json.textIs(CANDIDATES) && json.enterArray()) {
            chunk.ofAnAnswer();
            while (json.nextElement()) {
                candidate();
            }
        } else if (json.textIs(USAGE_METADATA) && json.enterObject()) {
            chunk.usage().readMetadata();
        } else if (json.textIs(PROMPT_FEEDBACK) && json.enterObject()) {
            chunk.ofAnAnswer();
            reason(BLOCK_REASON);
        } else {
            return false;
        }
        return true;
    }

    private void candidate() {
        if (!json.enterObject()) {
            json.skip();
            return;
        }
        while (json.nextMember()) {
            if (json.textIs(CONTENT) && json.enterObject()) {
                content();
            } else if (!finishes(FINISH_REASON)) {
                json.skip();
            }
        }
    }

    /** A prompt that was refused has no candidates. */
    private void reason(byte[] name) {
        while (json.nextMember()) {
            if (!finishes(name)) {
                json.skip();
            }
        }
    }

    private boolean finishes(byte[] name) {
        if (!json.textIs(name) || !json.string()) {
            return false;
        }
        if (!json.textIs(UNSPECIFIED)) {
            chunk.finish(json.text());
        }
        return true;
    }

    private void content() {
        while (json.nextMember()) {
            if (json.textIs(PARTS) && json.enterArray()) {
                while (json.nextElement()) {
                    part();
                }
            } else {
                json.skip();
            }
        }
    }

    private void part() {
        if (!json.enterObject()) {
            json.skip();
            return;
        }
        var from = 0;
        var to = 0;
        var isThought = false;
        while (json.nextMember()) {
            if (json.textIs(TEXT) && json.string()) {
                from = json.textStart();
                to = json.textEnd();
            } else if (json.textIs(THOUGHT) && json.word()) {
                isThought = json.textIs(TRUE);
            } else if (json.textIs(FUNCTION_CALL) && json.enterObject()) {
                members(AnswerPart.TOOL_CALL, NAME, ARGS);
            } else if (json.textIs(EXECUTABLE_CODE) && json.enterObject()) {
                members(AnswerPart.ANSWER, CODE, CODE);
            } else if (json.textIs(CODE_EXECUTION_RESULT) && json.enterObject()) {
                members(AnswerPart.ANSWER, OUTPUT, OUTPUT);
            } else {
                if (json.textIs(INLINE_DATA)) {
                    chunk.generatedUnread();
                }
                json.skip();
            }
        }
        chunk.generated(from, to, isThought ? AnswerPart.REASONING : AnswerPart.ANSWER);
    }

    private void members(AnswerPart kind, byte[] one, byte[] other) {
        while (json.nextMember()) {
            if (json.textIs(one) || json.textIs(other)) {
                chunk.generated(kind);
            } else {
                json.skip();
            }
        }
    }
}
