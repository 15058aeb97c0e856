package io.iwc.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An answer as it came: its body, and when each piece of it was read. */
final class RecordedAnswer {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final long[][] pieces;

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param contentType empty if the server said none
     * @param body without framing; not copied
     * @param pieces for each read, how many bytes of the body there were then, and how many nanoseconds after the
     *     request came; not copied
     */
    RecordedAnswer(int status, String contentType, byte[] body, long[][] pieces) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.pieces = pieces;
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    long[][] pieces() {
        return pieces;
    }

    /** As a field of a line. */
    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        text().ifPresentOrElse(
                        text -> tree.put("body", text),
                        () -> tree.put("body_base64", Base64.getEncoder().encodeToString(body)));
        tree.put("content_type", contentType);
        tree.put("pieces", pieces);
        tree.put("status", status);
        return tree;
    }

    static RecordedAnswer of(JsonNode tree) {
        var body = tree.has("body")
                ? tree.path("body").asText().getBytes(UTF_8)
                : Base64.getDecoder().decode(tree.path("body_base64").asText());
        var pieces = new long[tree.path("pieces").size()][];
        for (var i = 0; i < pieces.length; i++) {
            var piece = tree.path("pieces").get(i);
            pieces[i] = new long[] {piece.path(0).asLong(), piece.path(1).asLong()};
        }
        return new RecordedAnswer(
                tree.path("status").asInt(200), tree.path("content_type").asText(), body, pieces);
    }

    /** The same with another text; pieces end where the text did. */
    RecordedAnswer withText(String text) {
        var bytes = text.getBytes(UTF_8);
        var cut = new long[pieces.length][];
        for (var i = 0; i < cut.length; i++) {
            cut[i] = new long[] {i == cut.length - 1 ? bytes.length : Math.min(pieces[i][0], bytes.length), pieces[i][1]
            };
        }
        return new RecordedAnswer(status, contentType, bytes, cut);
    }

    /** The body, if it is text. */
    Optional<String> text() {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
