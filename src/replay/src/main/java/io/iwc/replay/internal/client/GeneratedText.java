package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.ShownText;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request generated, kept as the received escaped bytes until its tokens are counted: decoding
 * waits until after the run. The answer itself, without reasoning, is kept separately if requested.
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

    void append(byte[] bytes, int from, int to, AnswerPart part) {
        append(bytes, from, to);
        if (answer != null && part == AnswerPart.ANSWER) {
            answer.append(bytes, from, to);
        }
        callsTools |= part == AnswerPart.TOOL_CALL;
    }

    private void append(byte[] bytes, int from, int to) {
        var needed = length + (to - from);
        if (needed > escaped.length) {
            escaped = Arrays.copyOf(escaped, Math.max(INITIAL_BYTES, Math.max(needed, 2 * escaped.length)));
        }
        System.arraycopy(bytes, from, escaped, length, to - from);
        length = needed;
    }

    /** The answer, escapes resolved; empty if not requested, or if the answer contains tool calls. */
    Optional<String> answer() {
        if (answer == null || answer.length == 0 || callsTools) {
            return Optional.empty();
        }
        return answer.decoded();
    }

    /** Releases everything but an answer that is kept separately. */
    void forget() {
        escaped = new byte[0];
        length = 0;
    }

    /**
     * How many words with a letter or digit there are between white space, escaped or not: there cannot be fewer tokens.
     * Signs alone may share a token with the space and the word before them.
     */
    int words() {
        var words = 0;
        var inWord = false;
        for (var at = 0; at < length; at++) {
            var isSpace = escaped[at] == ' ';
            var isLetter = escaped[at] < 0 || Character.isLetterOrDigit(escaped[at]);
            if (escaped[at] == '\\' && at + 1 < length) {
                at++;
                isSpace = escaped[at] == 'n' || escaped[at] == 't' || escaped[at] == 'r';
                isLetter = escaped[at] == 'u';
            }
            words += isLetter && !inWord ? 1 : 0;
            inWord = !isSpace && (inWord || isLetter);
        }
        return words;
    }

    /** The text, escapes resolved; empty if there are some that no JSON has. */
    Optional<String> decoded() {
        try {
            return Optional.of(Json.parse('"' + escapedControls() + '"').textValue());
        } catch (IwcException e) {
            return Optional.empty();
        }
    }

    /** Servers write tabs into strings, which JSON forbids and which are read all the same. */
    private String escapedControls() {
        var text = new String(escaped, 0, length, UTF_8);
        return text.chars().allMatch(c -> c >= ' ')
                ? text
                : text.chars()
                        .mapToObj(c -> c >= ' ' ? Character.toString(c) : ShownText.escaped((char) c))
                        .collect(Collectors.joining());
    }
}
