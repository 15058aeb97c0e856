package io.iwc.record;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Carries the body of a request on as it comes, framing and all, and knows where it ends. */
final class BodyPump {
    private static final int BUFFER = 1 << 14;

    private final byte[] buffer = new byte[BUFFER];
    private final InputStream in;
    private final OutputStream out;

    /**
     * A pump.
     *
     * @param in from the client; what has been read ahead stays in it
     * @param out to the server; flushed after each read
     */
    BodyPump(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The body that this head announces; its content also goes to {@code copy}, without framing. */
    void pump(RequestHead head, Copy copy) throws IOException {
        if (head.isChunked()) {
            chunks(copy);
        } else {
            bytes(head.contentLength(), copy);
        }
        out.flush();
    }

    /** All there is, until the connection ends. */
    void pumpAll() throws IOException {
        for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            out.flush();
        }
    }

    private void bytes(long length, Copy copy) throws IOException {
        for (var left = length; left > 0; ) {
            var count = in.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (count < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, count);
            out.flush();
            copy.add(buffer, count);
            left -= count;
        }
    }

    private void chunks(Copy copy) throws IOException {
        for (var size = size(); size > 0; size = size()) {
            bytes(size, copy);
            line(); // the end of the chunk
        }
        var trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
        out.flush();
    }

    private long size() throws IOException {
        var digits = line().split(";", 2)[0].strip();
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new RequestHead.MalformedException("found a chunk without a size");
        }
        return Long.parseLong(digits, 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var b = in.read(); b >= 0; b = in.read()) {
            out.write(b);
            if (b == '\n') {
                return line.toString().strip();
            }
            if (line.length() > BUFFER) {
                throw new RequestHead.MalformedException("found a line of more than " + BUFFER + " bytes");
            }
            line.append((char) b);
        }
        throw new EOFException();
    }

    /** Takes the content of a body as it passes. */
    @FunctionalInterface
    interface Copy {
        void add(byte[] bytes, int count);
    }
}
