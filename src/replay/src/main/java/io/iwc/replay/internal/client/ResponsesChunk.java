package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;

/**
 * The part of a {@link Chunk} that the responses API writes: an event that names its type, with a delta or the whole
 * response so far, or a plain response. Members come in any order, so that what a delta is worth is known at the end.
 */
final class ResponsesChunk {
    private static final byte[] TYPE = "type".getBytes(US_ASCII);
    private static final byte[] DELTA = "delta".getBytes(US_ASCII);
    private static final byte[] ITEM = "item".getBytes(US_ASCII);
    private static final byte[] RESPONSE = "response".getBytes(US_ASCII);
    private static final byte[] OUTPUT = "output".getBytes(US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);
    private static final byte[] SUMMARY = "summary".getBytes(US_ASCII);
    private static final byte[] TEXT = "text".getBytes(US_ASCII);
    private static final byte[] REFUSAL = "refusal".getBytes(US_ASCII);
    private static final byte[] OUTPUT_TEXT = "output_text".getBytes(US_ASCII);
    private static final byte[] NAME = "name".getBytes(US_ASCII);
    private static final byte[] ARGUMENTS = "arguments".getBytes(US_ASCII);
    private static final byte[] USAGE = "usage".getBytes(US_ASCII);
    private static final byte[] STATUS = "status".getBytes(US_ASCII);
    private static final byte[] COMPLETED = "completed".getBytes(US_ASCII);
    private static final byte[] INCOMPLETE = "incomplete".getBytes(US_ASCII);
    private static final byte[] FAILED = "failed".getBytes(US_ASCII);
    private static final byte[] CANCELLED = "cancelled".getBytes(US_ASCII);
    private static final byte[] RESPONSE_COMPLETED = "response.completed".getBytes(US_ASCII);
    private static final byte[] RESPONSE_INCOMPLETE = "response.incomplete".getBytes(US_ASCII);
    private static final byte[] MESSAGE_STOP = "message_stop".getBytes(US_ASCII); // of Anthropic's messages
    private static final byte[] SUMMARY_DELTA = "response.reasoning_summary_text.delta".getBytes(US_ASCII);
    private static final byte[] INCOMPLETE_DETAILS = "incomplete_details".getBytes(US_ASCII);
    private static final byte[] REASON = "reason".getBytes(US_ASCII);
    private static final byte[] ERROR = "error".getBytes(US_ASCII);
    private static final byte[] ITEM_ADDED = "response.output_item.added".getBytes(US_ASCII);
    private static final byte[] ANSWER_DELTA = "response.output_text.delta".getBytes(US_ASCII);
    private static final byte[] REFUSAL_DELTA = "response.refusal.delta".getBytes(US_ASCII);
    private static final byte[] ARGUMENTS_DELTA = "response.function_call_arguments.delta".getBytes(US_ASCII);
    private static final byte[] ANY_DELTA = ".delta".getBytes(US_ASCII);

    private final JsonCursor json;
    private final Chunk chunk;
    private final Span type = new Span();
    private final Span delta = new Span();
    private final Span tool = new Span();

    ResponsesChunk(JsonCursor json, Chunk chunk) {
        this.json = json;
        this.chunk = chunk;
    }

    void clear() {
        type.clear();
        delta.clear();
        tool.clear();
    }

    /** Reads a member of the outermost object; false, and nowhere moved, if it is none of this API. */
    boolean member() {
        if (json.textIs(TYPE) && json.string()) {
            type.mark(json);
        } else if (json.textIs(DELTA) && json.string()) {
            delta.mark(json);
        } else if (json.textIs(ITEM) && json.enterObject()) {
            item();
        } else if (json.textIs(RESPONSE) && json.enterObject()) {
            response();
        } else if (json.textIs(OUTPUT) && json.enterArray()) {
            output();
        } else {
            return outcome();
        }
        return true;
    }

    /** The object is over: now its type is known. */
    void end() {
        if (type.is(json, ERROR)) {
            chunk.error();
        } else if (type.is(json, ITEM_ADDED)) {
            chunk.generated(tool.start, tool.end, AnswerPart.TOOL_CALL);
        } else if (type.is(json, RESPONSE_COMPLETED)
                || type.is(json, RESPONSE_INCOMPLETE)
                || type.is(json, MESSAGE_STOP)) {
            chunk.end();
        } else if (type.endsWith(json, ANY_DELTA)) {
            chunk.generated(delta.start, delta.end, streamed());
        }
    }

    private AnswerPart streamed() {
        if (type.is(json, ANSWER_DELTA) || type.is(json, REFUSAL_DELTA)) {
            return AnswerPart.ANSWER;
        }
        if (type.is(json, SUMMARY_DELTA)) {
            return AnswerPart.SUMMARY;
        }
        return type.is(json, ARGUMENTS_DELTA) ? AnswerPart.TOOL_CALL : AnswerPart.REASONING;
    }

    /** The response object of an event; its output repeats what was streamed. */
    private void response() {
        while (json.nextMember()) {
            if (json.textIs(USAGE) && json.enterObject()) {
                chunk.usage().read();
            } else if (json.textIs(ERROR)) {
                chunk.errorUnlessNothing();
            } else if (!outcome()) {
                json.skip();
            }
        }
    }

    private boolean outcome() {
        if (json.textIs(STATUS) && json.string()) {
            status();
        } else if (json.textIs(INCOMPLETE_DETAILS) && json.enterObject()) {
            reason();
        } else {
            return false;
        }
        return true;
    }

    private void status() {
        if (json.textIs(COMPLETED)
                || (json.textIs(INCOMPLETE) && chunk.finishReason().isEmpty())) {
            chunk.finish(json.text());
        } else if (json.textIs(FAILED) || json.textIs(CANCELLED)) {
            chunk.error();
        }
    }

    private void reason() {
        while (json.nextMember()) {
            if (json.textIs(REASON) && json.string()) {
                chunk.finish(json.text());
            } else {
                json.skip();
            }
        }
    }

    /** Of a function call that begins, its name. */
    private void item() {
        while (json.nextMember()) {
            if (json.textIs(NAME) && json.string()) {
                tool.mark(json);
            } else {
                json.skip();
            }
        }
    }

    /** The items of a plain response. */
    private void output() {
        while (json.nextElement()) {
            if (!json.enterObject()) {
                json.skip();
                continue;
            }
            while (json.nextMember()) {
                if ((json.textIs(CONTENT) || json.textIs(SUMMARY)) && json.enterArray()) {
                    parts();
                } else if ((json.textIs(NAME) || json.textIs(ARGUMENTS)) && json.string()) {
                    chunk.generated(json.textStart(), json.textEnd(), AnswerPart.TOOL_CALL);
                } else {
                    json.skip();
                }
            }
        }
    }

    private void parts() {
        while (json.nextElement()) {
            if (json.enterObject()) {
                part();
            } else {
                json.skip();
            }
        }
    }

    private void part() {
        delta.clear();
        type.clear();
        while (json.nextMember()) {
            if (json.textIs(TYPE) && json.string()) {
                type.mark(json);
            } else if ((json.textIs(TEXT) || json.textIs(REFUSAL)) && json.string()) {
                delta.mark(json);
            } else {
                json.skip();
            }
        }
        var answers = type.is(json, OUTPUT_TEXT) || type.is(json, REFUSAL);
        chunk.generated(delta.start, delta.end, answers ? AnswerPart.ANSWER : AnswerPart.REASONING);
        type.clear();
        delta.clear();
    }

    /** A string that was passed, to be looked at once more. */
    private static final class Span {
        private int start;
        private int end;

        void clear() {
            start = 0;
            end = 0;
        }

        void mark(JsonCursor json) {
            start = json.textStart();
            end = json.textEnd();
        }

        boolean is(JsonCursor json, byte[] ascii) {
            return end - start == ascii.length && json.standsAt(start, ascii);
        }

        boolean endsWith(JsonCursor json, byte[] ascii) {
            return end - start >= ascii.length && json.standsAt(end - ascii.length, ascii);
        }
    }
}
