package io.iwc.replay.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What one event of an OpenAI-compatible stream, or a whole plain answer, says; found in its bytes without building it:
 * is there a token, is it part of the answer, has the answer ended, what was used. Both wires: {@code delta} and
 * {@code message} of chat, {@code text} of completions. Reused for every event of a connection.
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
    private static final byte[] USAGE = "usage".getBytes(US_ASCII);
    private static final byte[] PROMPT_TOKENS = "prompt_tokens".getBytes(US_ASCII);
    private static final byte[] COMPLETION_TOKENS = "completion_tokens".getBytes(US_ASCII);
    private static final byte[] PROMPT_TOKENS_DETAILS = "prompt_tokens_details".getBytes(US_ASCII);
    private static final byte[] CACHED_TOKENS = "cached_tokens".getBytes(US_ASCII);
    private static final byte[] ERROR = "error".getBytes(US_ASCII);
    private static final byte[] OBJECT = "object".getBytes(US_ASCII);

    private final JsonCursor json = new JsonCursor();
    private byte[] bytes = {};
    private GeneratedText text = new GeneratedText();
    private boolean token;
    private boolean answer;
    private boolean error;
    private String finishReason = "";
    private int promptTokens;
    private int completionTokens;
    private int cachedTokens;

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
        error = false;
        finishReason = "";
        promptTokens = -1;
        completionTokens = -1;
        cachedTokens = -1;
        json.over(data, from, to);
        if (!json.enterObject()) {
            return false;
        }
        while (json.nextMember()) {
            member();
        }
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

    /** Whether it is an error in place of an answer. */
    boolean isError() {
        return error;
    }

    /** Empty if the answer goes on. */
    String finishReason() {
        return finishReason;
    }

    /** From the usage, −1 if not said. */
    int promptTokens() {
        return promptTokens;
    }

    /** From the usage, −1 if not said. */
    int completionTokens() {
        return completionTokens;
    }

    /** From the usage, −1 if not said. */
    int cachedTokens() {
        return cachedTokens;
    }

    private void member() {
        if (json.textIs(CHOICES) && json.enterArray()) {
            while (json.nextElement()) {
                choice();
            }
        } else if (json.textIs(USAGE) && json.enterObject()) {
            usage();
        } else if (json.textIs(ERROR)) {
            error |= !json.isNull();
            json.skip();
        } else if (json.textIs(OBJECT) && json.string()) {
            error |= json.textIs(ERROR);
        } else {
            json.skip();
        }
    }

    private void choice() {
        if (!json.enterObject()) {
            json.skip();
            return;
        }
        while (json.nextMember()) {
            if ((json.textIs(DELTA) || json.textIs(MESSAGE)) && json.enterObject()) {
                delta();
            } else if (json.textIs(TEXT)) {
                generated(true);
            } else if (json.textIs(FINISH_REASON) && json.string()) {
                finishReason = new String(bytes, json.textStart(), json.textEnd() - json.textStart(), UTF_8);
            } else {
                json.skip();
            }
        }
    }

    private void delta() {
        while (json.nextMember()) {
            if (json.textIs(CONTENT) || json.textIs(REFUSAL)) {
                generated(true);
            } else if (json.textIs(REASONING_CONTENT) || json.textIs(REASONING)) {
                generated(false);
            } else if (json.textIs(TOOL_CALLS) && json.enterArray()) {
                while (json.nextElement()) {
                    toolCall();
                }
            } else if (json.textIs(FUNCTION_CALL) && json.enterObject()) {
                function();
            } else {
                json.skip();
            }
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
                generated(false);
            } else {
                json.skip();
            }
        }
    }

    private void generated(boolean partOfAnswer) {
        if (!json.string()) {
            json.skip();
        } else if (json.textEnd() > json.textStart()) {
            token = true;
            answer |= partOfAnswer;
            text.append(bytes, json.textStart(), json.textEnd());
        }
    }

    private void usage() {
        while (json.nextMember()) {
            if (json.textIs(PROMPT_TOKENS)) {
                promptTokens = json.count();
            } else if (json.textIs(COMPLETION_TOKENS)) {
                completionTokens = json.count();
            } else if (json.textIs(PROMPT_TOKENS_DETAILS) && json.enterObject()) {
                promptDetails();
            } else {
                json.skip();
            }
        }
    }

    private void promptDetails() {
        while (json.nextMember()) {
            if (json.textIs(CACHED_TOKENS)) {
                cachedTokens = json.count();
            } else {
                json.skip();
            }
        }
    }
}
