package io.iwc.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.StubFolder;
import io.iwc.record.TextMatcher.UnknownMatcherException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** The answer of a stub as a recorded one: after its delay, in as many pieces as it says. */
final class StubbedResponse {
    private StubbedResponse() {}

    /**
     * Reads one.
     *
     * @param file of the stub, beside which the files of bodies are
     * @throws UnknownMatcherException if it is a template, or its file is not there
     */
    static RecordedAnswer of(Path file, JsonNode response) throws UnknownMatcherException {
        var body = body(file, response);
        if (!response.path("transformers").isEmpty() && new String(body, UTF_8).contains("{{")) {
            throw new UnknownMatcherException("response.transformers, as the answer is a template");
        }
        return new RecordedAnswer(
                response.path("status").asInt(200), contentType(response), body, pieces(body.length, response));
    }

    private static byte[] body(Path file, JsonNode response) throws UnknownMatcherException {
        if (response.has("jsonBody")) {
            return response.get("jsonBody").toString().getBytes(UTF_8);
        }
        if (response.hasNonNull("body")) {
            return response.get("body").asText().getBytes(UTF_8);
        }
        if (response.hasNonNull("base64Body")) {
            try {
                return Base64.getMimeDecoder().decode(response.get("base64Body").asText());
            } catch (IllegalArgumentException e) {
                throw new UnknownMatcherException("response.base64Body of what is no Base64");
            }
        }
        if (response.hasNonNull("bodyFileName")) {
            var name = response.get("bodyFileName").asText();
            return StubFolder.body(file, name)
                    .orElseThrow(() -> new UnknownMatcherException(
                            "response.bodyFileName \"" + name + "\", which is not in __files"));
        }
        return new byte[0];
    }

    private static String contentType(JsonNode response) {
        for (var header : response.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase("content-type")) {
                return header.getValue().isArray()
                        ? header.getValue().path(0).asText()
                        : header.getValue().asText();
            }
        }
        return response.has("jsonBody") ? "application/json" : "";
    }

    private static long[][] pieces(int length, JsonNode response) {
        var delay = Math.max(0, response.path("fixedDelayMilliseconds").asLong());
        var dribble = response.path("chunkedDribbleDelay");
        var count = Math.max(1, Math.min(length, dribble.path("numberOfChunks").asInt(1)));
        var duration = Math.max(0, dribble.path("totalDuration").asLong());
        var pieces = new long[length == 0 && delay == 0 ? 0 : count][];
        for (var i = 0; i < pieces.length; i++) {
            var millis = delay + (dribble.isObject() ? duration * (i + 1) / count : 0);
            pieces[i] = new long[] {(long) length * (i + 1) / count, TimeUnit.MILLISECONDS.toNanos(millis)};
        }
        return pieces;
    }
}
