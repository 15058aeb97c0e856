package io.iwc.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/** Sends a recorded answer as it came: its pieces at their times, and broken off where it was. */
final class AnswerWriter {
    private final OutputStream out;
    private final boolean paced;

    AnswerWriter(OutputStream out, boolean paced) {
        this.out = out;
        this.paced = paced;
    }

    /**
     * Sends one.
     *
     * @param breaksOff whether it has no end
     * @param start when the request came
     * @return whether the connection may be used again
     */
    boolean write(RecordedAnswer answer, boolean breaksOff, long start) throws IOException {
        var head = "HTTP/1.1 " + answer.status() + (answer.status() < 300 ? " OK" : " Recorded") + "\r\n"
                + (answer.contentType().isEmpty() ? "" : "Content-Type: " + answer.contentType() + "\r\n")
                + "Transfer-Encoding: chunked\r\n\r\n";
        var sent = 0;
        var isHeadSent = false;
        for (var piece : answer.pieces()) {
            if (paced) {
                await(start + piece[1]);
            }
            if (!isHeadSent) {
                out.write(head.getBytes(ISO_8859_1));
                isHeadSent = true;
            }
            chunk(answer.body(), sent, (int) piece[0]);
            out.flush();
            sent = (int) piece[0];
        }
        if (!isHeadSent) {
            out.write(head.getBytes(ISO_8859_1));
        }
        if (breaksOff) {
            out.flush();
            return false;
        }
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        out.flush();
        return true;
    }

    private void chunk(byte[] body, int from, int to) throws IOException {
        if (to > from) {
            out.write((Integer.toHexString(to - from) + "\r\n").getBytes(ISO_8859_1));
            out.write(body, from, to - from);
            out.write("\r\n".getBytes(ISO_8859_1));
        }
    }

    private static void await(long nanoTime) {
        for (var left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
