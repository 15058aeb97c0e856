package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;

/**
 * Content of a chat answer that is a list of parts instead of a string: {@code text}, {@code refusal} and what was
 * thought, each a string or again a list of parts.
 */
final class ContentParts {
    private static final byte[] TEXT = "text".getBytes(US_ASCII);
    private static final byte[] VALUE = "value".getBytes(US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);
    private static final byte[] REFUSAL = "refusal".getBytes(US_ASCII);
    private static final byte[] THINKING = "thinking".getBytes(US_ASCII);
    private static final byte[] REASONING = "reasoning".getBytes(US_ASCII);
    private static final byte[] TYPE = "type".getBytes(US_ASCII);

    /** Nothing nests its thoughts deeper. */
    private static final int DEEPEST = 8;

    private final JsonCursor json;
    private final Chunk chunk;

    ContentParts(JsonCursor json, Chunk chunk) {
        this.json = json;
        this.chunk = chunk;
    }

    /** The cursor has entered the list. */
    void read() {
        list(AnswerPart.ANSWER, 0);
    }

    private void list(AnswerPart kind, int depth) {
        while (json.nextElement()) {
            value(kind, depth);
        }
    }

    private void value(AnswerPart kind, int depth) {
        if (json.string()) {
            chunk.generated(json.textStart(), json.textEnd(), kind);
        } else if (depth < DEEPEST && json.enterArray()) {
            list(kind, depth + 1);
        } else if (depth < DEEPEST && json.enterObject()) {
            part(kind, depth + 1);
        } else {
            json.skip();
        }
    }

    /** The type says what it is wherever it stands in front of the text, which is where servers write it. */
    private void part(AnswerPart outer, int depth) {
        var kind = outer;
        while (json.nextMember()) {
            if (json.textIs(TYPE) && json.string()) {
                kind = json.textIs(THINKING) || json.textIs(REASONING) ? AnswerPart.REASONING : kind;
            } else if (json.textIs(THINKING) || json.textIs(REASONING)) {
                value(AnswerPart.REASONING, depth);
            } else if (json.textIs(TEXT) || json.textIs(VALUE) || json.textIs(CONTENT) || json.textIs(REFUSAL)) {
                value(kind, depth);
            } else {
                json.skip();
            }
        }
    }
}
