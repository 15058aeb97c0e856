package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;

/**
 * What one event of an OpenAI-compatible stream, or a whole plain answer, contains; found in its bytes without building
 * a tree: is there a token, is it part of the answer, has the answer ended, what was used. All wires: {@code delta} and
 * {@code message} of chat, {@code text} of completions, and what {@link ResponsesChunk}, {@link BlockChunk},
 * {@link OllamaLine}, {@link GeminiChunk} and {@link ContentParts} know. Reused for one event after another, of whatever connection.
 */
final class Chunk {
    private static final byte[] CHOICES = "choices".getBytes(US_ASCII);
    private static final byte[] DELTA = "delta".getBytes(US_ASCII);
    private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
    private static final byte[] TEXT = "text".getBytes(US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);
    private static final byte[] REFUSAL = "refusal".getBytes(US_ASCII);
    private static final byte[] REASONING = "reasoning".getBytes(US_ASCII);
    private static final byte[] REASONING_CONTENT = "reasoning_content".getBytes(US_ASCII);
    private static final byte[] TOOL_CALLS = "tool_calls".getBytes(US_ASCII);
    private static final byte[] FUNCTION = "function".getBytes(US_ASCII);
    private static final byte[] FUNCTION_CALL = "function_call".getBytes(US_ASCII);
    private static final byte[] NAME = "name".getBytes(US_ASCII);
    private static final byte[] ARGUMENTS = "arguments".getBytes(US_ASCII);
    private static final byte[] FINISH_REASON = "finish_reason".getBytes(US_ASCII);
    private static final byte[] TIMINGS = "timings".getBytes(US_ASCII);
    private static final byte[] USAGE = "usage".getBytes(US_ASCII);
    private static final byte[] ERROR = "error".getBytes(US_ASCII);
    private static final byte[] OBJECT = "object".getBytes(US_ASCII);
    private static final byte[] ERRORS = "errors".getBytes(US_ASCII);
    private static final byte[] TYPE = "type".getBytes(US_ASCII);
    private static final byte[] MSG = "msg".getBytes(US_ASCII);
    private static final byte[] BASE_RESP = "base_resp".getBytes(US_ASCII); // of MiniMax, beside every answer
    private static final byte[] X_GROQ = "x_groq".getBytes(US_ASCII);
    private static final byte[] DETAIL = "detail".getBytes(US_ASCII);
    private static final byte[] CODE = "code".getBytes(US_ASCII);
    private static final byte[] STATUS_CODE = "status_code".getBytes(US_ASCII);

    private final JsonCursor json = new JsonCursor();
    private final ReportedUsage usage = new ReportedUsage(json);
    private final ContentParts parts = new ContentParts(json, this);
    private final ResponsesChunk responses = new ResponsesChunk(json, this);
    private final BlockChunk blocks = new BlockChunk(json, this);
    private final OllamaLine ollama = new OllamaLine(json, this);
    private final GeminiChunk gemini = new GeminiChunk(json, this);
    private byte[] bytes = {};
    private GeneratedText text = new GeneratedText();
    private boolean token;
    private boolean answer;
    private int texts;
    private int textStart;
    private int textEnd;
    private AnswerPart part = AnswerPart.ANSWER;
    private boolean error;
    private boolean isOfAnAnswer;
    private boolean saysMessage;
    private boolean saysCode;
    private boolean saysType;
    private boolean ended;
    private boolean choice;
    private boolean summary;
    private boolean reasoning;
    private String finishReason = "";

    /**
     * Reads the data of an event.
     *
     * @param collected takes what was generated
     * @return false if it is not a JSON object
     */
    boolean read(byte[] data, int from, int to, GeneratedText collected) {
        bytes = data;
        text = collected;
        token = false;
        answer = false;
        texts = 0;
        error = false;
        isOfAnAnswer = false;
        saysMessage = false;
        saysCode = false;
        saysType = false;
        ended = false;
        choice = false;
        summary = false;
        reasoning = false;
        finishReason = "";
        usage.clear();
        responses.clear();
        json.over(data, from, to);
        if (!json.enterObject()) {
            return false;
        }
        while (json.nextMember()) {
            member();
        }
        responses.end();
        error |= !isOfAnAnswer && saysMessage && saysCode;
        return json.exhausted();
    }

    /** Whether anything was generated: content, reasoning, a tool call. A role or an empty string is nothing. */
    boolean hasToken() {
        return token;
    }

    /** Whether part of the answer itself was generated. */
    boolean hasAnswer() {
        return answer;
    }

    /** If it contains only one token, records it as the template. */
    void recordTemplate(EventTemplate template, int from, int to) {
        if (texts == 1 && finishReason.isEmpty() && !error && usage.isEmpty()) {
            template.record(bytes, from, to, textStart, textEnd, part);
        }
    }

    /** Whether it is an error in place of an answer. */
    boolean isError() {
        return error;
    }

    /** Empty if the answer continues. */
    String finishReason() {
        return finishReason;
    }

    /** Its token usage. */
    ReportedUsage usage() {
        return usage;
    }

    /** Whether there is a choice in it. */
    boolean hasChoice() {
        return choice;
    }

    /** Whether nothing of the answer comes after it. */
    boolean isEnd() {
        return ended;
    }

    /** Nothing of the answer comes after it. */
    void end() {
        ended = true;
    }

    /** Whether reasoning was generated, the tokens themselves and no summary of them. */
    boolean hasReasoning() {
        return reasoning;
    }

    /** Whether a summary of reasoning was generated. */
    boolean hasSummary() {
        return summary;
    }

    /** It is an error in place of an answer. */
    void error() {
        error = true;
    }

    /** An error, unless the next value of the cursor says nothing: null, false, 0 or empty. */
    void errorUnlessNothing() {
        var first = json.peek();
        var start = json.at();
        json.skip();
        error |= json.at() - start > 2 && first != 'n' && first != 'f';
    }

    /** Whether it is JSON of a kind that no answer has. */
    boolean isStrange() {
        return !isOfAnAnswer && !saysType && usage.isEmpty();
    }

    /** The finish reason of the server. */
    void finish(String reason) {
        finishReason = reason;
    }

    /** These bytes of the event were generated; none is nothing. */
    void generated(int from, int to, AnswerPart kind) {
        if (to > from) {
            token = true;
            answer |= kind == AnswerPart.ANSWER;
            reasoning |= kind == AnswerPart.REASONING;
            summary |= kind == AnswerPart.SUMMARY;
            text.append(bytes, from, to, kind);
            texts++;
            textStart = from;
            textEnd = to;
            part = kind;
        }
    }

    /** Something of the answer was generated that is no text, such as an image. */
    void generatedUnread() {
        token = true;
        answer = true;
    }

    private void member() {
        if (json.textIs(CHOICES) && json.enterArray()) {
            isOfAnAnswer = true;
            while (json.nextElement()) {
                choice();
            }
        } else if (json.textIs(X_GROQ) && json.enterObject()) {
            ofGroq();
        } else if (json.textIs(USAGE) && json.enterObject()) {
            usage.read();
        } else if (json.textIs(TIMINGS) && json.enterObject()) {
            usage.readTimings();
        } else if (json.textIs(ERROR) || json.textIs(ERRORS)) {
            errorUnlessNothing();
        } else if (json.textIs(OBJECT) && json.string()) {
            saysType = true;
            error |= json.textIs(ERROR);
        } else if (json.textIs(BASE_RESP) && json.enterObject()) {
            baseResponse();
        } else if (json.textIs(DETAIL) && json.peek() != 'n') {
            saysMessage = true;
            saysCode = true;
            json.skip();
        } else if ((json.textIs(MESSAGE) || json.textIs(MSG)) && json.string()) {
            saysMessage = true;
        } else if ((json.textIs(CODE) || json.textIs(STATUS_CODE)) && !json.isNull()) {
            saysCode = true;
            json.skip();
        } else {
            saysType |= json.textIs(TYPE);
            if (!blocks.member() && !ollama.member() && !gemini.member() && !responses.member()) {
                json.skip();
            }
        }
    }

    /** Groq's own: usage and errors of a stream. */
    private void ofGroq() {
        while (json.nextMember()) {
            if (json.textIs(USAGE) && json.enterObject()) {
                usage.read();
            } else if (json.textIs(ERROR)) {
                errorUnlessNothing();
            } else {
                json.skip();
            }
        }
    }

    /** A status of 0 is success, and null is none. */
    private void baseResponse() {
        while (json.nextMember()) {
            if (json.textIs(STATUS_CODE) && !json.isNull()) {
                error |= ReportedNumber.integer(json) != 0;
            } else {
                json.skip();
            }
        }
    }

    private void choice() {
        if (!json.enterObject()) {
            json.skip();
            return;
        }
        choice = true;
        while (json.nextMember()) {
            if ((json.textIs(DELTA) || json.textIs(MESSAGE)) && json.enterObject()) {
                delta();
            } else if (json.textIs(TEXT)) {
                generated(AnswerPart.ANSWER);
            } else if (json.textIs(FINISH_REASON) && json.string()) {
                finish(json.text());
            } else if (json.textIs(FINISH_REASON) && json.enterObject()) {
                finishObject();
            } else if (json.textIs(USAGE) && json.enterObject()) { // of Moonshot
                usage.read();
            } else if (json.textIs(ERROR)) {
                errorUnlessNothing();
            } else {
                json.skip();
            }
        }
    }

    /** Of SGLang: the type of the end, and of one that is none, the reason. */
    private void finishObject() {
        var type = "";
        var message = "";
        while (json.nextMember()) {
            if (json.textIs(TYPE) && json.string()) {
                type = json.text();
            } else if (json.textIs(MESSAGE) && json.string()) {
                message = ": " + json.text();
            } else {
                json.skip();
            }
        }
        finish(type + message);
    }

    private void delta() {
        while (json.nextMember()) {
            if (json.textIs(CONTENT) && json.enterArray()) {
                parts.read();
            } else if (json.textIs(CONTENT) || json.textIs(REFUSAL)) {
                generated(AnswerPart.ANSWER);
            } else if (json.textIs(ERROR)) {
                errorUnlessNothing();
            } else if (json.textIs(REASONING_CONTENT) || json.textIs(REASONING)) {
                generated(AnswerPart.REASONING);
            } else if (json.textIs(TOOL_CALLS) && json.enterArray()) {
                toolCalls();
            } else if (json.textIs(FUNCTION_CALL) && json.enterObject()) {
                function();
            } else {
                json.skip();
            }
        }
    }

    /** It is part of an answer, whatever it holds. */
    void ofAnAnswer() {
        isOfAnAnswer = true;
    }

    /** The cursor has entered a list of calls. */
    void toolCalls() {
        while (json.nextElement()) {
            toolCall();
        }
    }

    private void toolCall() {
        if (!json.enterObject()) {
            json.skip();
            return;
        }
        while (json.nextMember()) {
            if (json.textIs(FUNCTION) && json.enterObject()) {
                function();
            } else {
                json.skip();
            }
        }
    }

    private void function() {
        while (json.nextMember()) {
            if (json.textIs(NAME) || json.textIs(ARGUMENTS)) {
                generated(AnswerPart.TOOL_CALL);
            } else {
                json.skip();
            }
        }
    }

    /** The next value of the cursor was generated: a string, or where a tool is called an object as it is spelled. */
    void generated(AnswerPart kind) {
        if (json.string()) {
            generated(json.textStart(), json.textEnd(), kind);
        } else if (kind == AnswerPart.TOOL_CALL && json.peek() == '{') {
            var from = json.at();
            json.skip();
            generated(from, json.at(), kind);
        } else {
            json.skip();
        }
    }
}
