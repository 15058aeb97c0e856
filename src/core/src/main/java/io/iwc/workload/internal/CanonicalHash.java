package io.iwc.workload.internal;

import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The SHA-256 of canonical bytes, taken request by request without keeping or writing them: what a workload is known
 * by, however it was spelled or compressed. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class CanonicalHash {
    private final Sha256 hash = new Sha256();
    private final OutputStream out = hash.digesting(OutputStream.nullOutputStream());

    /**
     * Takes the next request.
     *
     * @throws io.iwc.IwcException if it has no id or arrival
     */
    public void add(Request request) {
        var line = RequestPrinter.line(request);
        try {
            out.write(line.array(), line.arrayOffset() + line.position(), line.remaining());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written to anything
        }
    }

    /** The hash so far, hex. */
    public String hex() {
        return hash.hex();
    }
}
