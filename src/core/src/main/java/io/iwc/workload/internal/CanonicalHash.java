package io.iwc.workload.internal;

import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Request;

/**
 * The SHA-256 of canonical bytes, taken request by request without keeping or writing them: what a workload is known
 * by, however it was spelled or compressed. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class CanonicalHash {
    private static final byte[] LINE_END = {'\n'};

    private final Sha256 hash = new Sha256();
    private final PlainPrinter printer = new PlainPrinter();

    /**
     * Takes the next request.
     *
     * @throws io.iwc.IwcException if it has no id or arrival
     */
    public void add(Request request) {
        var line = RequestPrinter.line(request, printer);
        hash.update(line.array(), line.arrayOffset() + line.position(), line.remaining());
    }

    /**
     * Takes the next request of a file. A line that is canonical is not printed again.
     *
     * @throws io.iwc.IwcException if it holds text that UTF-8 cannot carry
     */
    public void add(RowReader.Row row) {
        if (row.canonical().isEmpty()) {
            add(row.request());
            return;
        }
        var line = row.canonical().get();
        hash.update(line, 0, line.length);
        hash.update(LINE_END, 0, LINE_END.length);
    }

    /** The hash so far, hex. */
    public String hex() {
        return hash.hex();
    }
}
