package io.iwc.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;

/**
 * Tells of the first reads of an answer, up to the first token, whether they can go on before anybody has read what is in
 * them: so that no reading stands between a server's first token and the application. A read that may hold the end of the
 * answer cannot, as that waits until the call is recorded. Not thread-safe.
 */
final class FirstReads {
    /** What ends a stream, or comes with its end: of OpenAI's APIs, Anthropic's, Ollama's and Gemini's. */
    private static final List<String> ENDS =
            List.of("[DONE]", "\"finish", "stop_reason\":\"", "message_stop", "\"done", "response.", "error");

    private static final String LAST_CHUNK = "\r\n0\r\n";

    private boolean isChunked;
    private boolean isBegun;

    /** Whether this read, the next one, can go on at once. */
    boolean canGoOn(byte[] bytes, int count) {
        var text = new String(bytes, 0, count, ISO_8859_1);
        if (!isBegun) {
            isBegun = true;
            var head = text.indexOf("\r\n\r\n");
            isChunked = text.startsWith("HTTP/1.1 200")
                    && head > 0
                    && text.substring(0, head).toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked");
        }
        return isChunked && !text.contains(LAST_CHUNK) && ENDS.stream().noneMatch(text::contains);
    }
}
