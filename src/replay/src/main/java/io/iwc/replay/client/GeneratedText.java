package io.iwc.replay.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.IwcException;
import io.iwc.artifact.Json;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request generated, kept as the escaped bytes it came in until somebody has to count its tokens: decoding
 * waits until after the run. The answer itself, without reasoning, is kept apart where somebody asked for it.
 */
final class GeneratedText {
    private static final int INITIAL_BYTES = 256;

    private byte[] escaped = {};
    private int length;
    private @Nullable GeneratedText answer;
    private boolean callsTools;

    /** From now on the answer is kept apart. */
    void keepAnswer() {
        answer = new GeneratedText();
    }

    void append(byte[] bytes, int from, int to, Part part) {
        append(bytes, from, to);
        if (answer != null && part == Part.ANSWER) {
            answer.append(bytes, from, to);
        }
        callsTools |= part == Part.TOOL_CALL;
    }

    private void append(byte[] bytes, int from, int to) {
        var needed = length + (to - from);
        if (needed > escaped.length) {
            escaped = Arrays.copyOf(escaped, Math.max(INITIAL_BYTES, Math.max(needed, 2 * escaped.length)));
        }
        System.arraycopy(bytes, from, escaped, length, to - from);
        length = needed;
    }

    /** The answer, escapes resolved; empty if nobody asked for it, or if it is none but, or beside, calls of tools. */
    Optional<String> answer() {
        if (answer == null || answer.length == 0 || callsTools) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer.decoded());
        } catch (IwcException e) {
            return Optional.empty(); // escapes that no JSON has: nothing that could be sent back
        }
    }

    /** Lets go of everything but an answer that is kept apart: nobody will count it. */
    void forget() {
        escaped = new byte[0];
        length = 0;
    }

    /** The text, escapes resolved. */
    String decoded() {
        return Json.parse('"' + new String(escaped, 0, length, UTF_8) + '"').textValue();
    }
}
