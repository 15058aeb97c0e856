package io.iwc.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** An answer of our own where there is none of the server's: an error object as OpenAI has it. */
final class ErrorAnswer {
    private ErrorAnswer() {}

    /** Writes one; the connection is to be closed afterwards. */
    static void write(OutputStream out, int status, String reason, String message) throws IOException {
        var type = status >= 500 ? "server_error" : "invalid_request_error";
        var body = Json.compact(Map.of("error", Map.of("message", message, "type", type)))
                .getBytes(UTF_8);
        var head = "HTTP/1.1 " + status + " " + reason + "\r\nContent-Type: application/json; charset=utf-8\r\n"
                + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(UTF_8));
        out.write(body);
        out.flush();
    }
}
