package io.iwc.replay.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.artifact.Json;
import java.util.Arrays;

/**
 * What a request generated, kept as the escaped bytes it came in until somebody has to count its tokens: decoding
 * waits until after the run.
 */
final class GeneratedText {
    private static final int INITIAL_BYTES = 256;

    private byte[] escaped = {};
    private int length;

    void append(byte[] bytes, int from, int to) {
        var needed = length + (to - from);
        if (needed > escaped.length) {
            escaped = Arrays.copyOf(escaped, Math.max(INITIAL_BYTES, Math.max(needed, 2 * escaped.length)));
        }
        System.arraycopy(bytes, from, escaped, length, to - from);
        length = needed;
    }

    /** Lets go of everything: nobody will count it. */
    void forget() {
        escaped = new byte[0];
        length = 0;
    }

    /** The text, escapes resolved. */
    String decoded() {
        return Json.parse('"' + new String(escaped, 0, length, UTF_8) + '"').textValue();
    }
}
