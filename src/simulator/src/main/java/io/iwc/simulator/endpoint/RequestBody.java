package io.iwc.simulator.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the bodies of requests, plain or gzip, within limits: of one body, and of all that are being read. Thread-safe.
 */
final class RequestBody {
    /** Of one body, unpacked. */
    static final int MOST_BYTES = 64 << 20;

    private static final int LEAST_BYTES = 1 << 20;
    private static final int SHARE_OF_HEAP = 16;
    private static final int CHUNK = 1 << 16;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int BUSY = 503;

    private final Runnable hasRead;
    private final int mostBytes;
    private final long mostInFlight;
    private final AtomicLong inFlight = new AtomicLong();

    /**
     * Reads bodies.
     *
     * @param hasRead is told when the calling thread has read one
     */
    RequestBody(Runnable hasRead) {
        this(Runtime.getRuntime().maxMemory(), hasRead);
    }

    RequestBody(long heap, Runnable hasRead) {
        this.hasRead = hasRead;
        mostBytes = (int) Math.max(LEAST_BYTES, Math.min(MOST_BYTES, heap / SHARE_OF_HEAP));
        mostInFlight = 2L * mostBytes;
    }

    /** The body of a call, unpacked. */
    byte[] read(Received call) throws IOException, ApiException {
        var announced = call.header("Content-Length")
                .filter(it -> it.length() < 19)
                .map(Long::valueOf)
                .orElse(0L);
        if (announced > mostBytes) {
            throw tooLarge("found " + announced + " bytes");
        }
        var encoding =
                call.header("Content-Encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
        var raw = call.exchange().getRequestBody();
        return switch (encoding) {
            case "identity", "" -> read(raw, announced > 0 ? (int) Math.min(announced, CHUNK) : CHUNK);
            case "gzip", "x-gzip" -> unpacked(raw);
            default ->
                throw new ApiException(
                        UNSUPPORTED,
                        ApiException.INVALID_REQUEST,
                        "",
                        "Content-Encoding: found \"" + CallTally.shortened(encoding) + "\", expected gzip or none");
        };
    }

    private byte[] unpacked(InputStream raw) throws IOException, ApiException {
        try {
            return read(new GZIPInputStream(raw), CHUNK);
        } catch (ZipException | EOFException e) {
            throw ApiException.invalid("", "body: found no complete gzip data, as Content-Encoding announces it");
        }
    }

    private byte[] read(InputStream in, int atOnce) throws IOException, ApiException {
        var bytes = new ByteArrayOutputStream(atOnce);
        var chunk = new byte[atOnce];
        try {
            for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (bytes.size() + count > mostBytes) {
                    throw tooLarge("found more");
                }
                if (inFlight.addAndGet(count) > mostInFlight && inFlight.get() > bytes.size() + count) {
                    bytes.write(chunk, 0, count);
                    throw new ApiException(
                            BUSY,
                            "server_error",
                            "",
                            "body: found more than " + mostInFlight + " bytes of requests at the same time, expected"
                                    + " fewer; try again, or give the JVM of the endpoint more memory");
                }
                bytes.write(chunk, 0, count);
            }
            hasRead.run();
            return bytes.toByteArray();
        } finally {
            inFlight.addAndGet(-bytes.size());
        }
    }

    private ApiException tooLarge(String found) {
        return new ApiException(
                TOO_LARGE,
                ApiException.INVALID_REQUEST,
                "",
                "body: " + found + ", expected at most " + mostBytes + " bytes, unpacked; the limit is a sixteenth of"
                        + " the JVM's memory and at most " + MOST_BYTES);
    }
}
