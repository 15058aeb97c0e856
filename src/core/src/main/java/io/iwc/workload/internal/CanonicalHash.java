package io.iwc.workload.internal;

import io.iwc.artifact.internal.LineBlock;
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
    private byte[] lines = {}; // of which a part is still to be hashed: lines that follow each other in a file
    private int from;
    private int to;

    /**
     * Takes the next request.
     *
     * @throws io.iwc.IwcException if it has no id or arrival
     */
    public void add(Request request) {
        hashLines();
        var line = RequestPrinter.line(request, printer);
        hash.update(line.array(), line.arrayOffset() + line.position(), line.remaining());
    }

    /** Takes the next requests. */
    public void add(LengthLines lines) {
        hashLines();
        var bytes = lines.bytes();
        hash.update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    /** Takes a block of whole lines that are canonical. */
    void add(LineBlock canonical) {
        hashLines();
        hash.update(canonical.bytes(), 0, canonical.limit());
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
        var start = line.arrayOffset() + line.position();
        if (to == from || line.array() != lines || start != to + 1 || lines[to] != '\n') {
            hashLines();
            lines = line.array();
            from = start;
        }
        to = start + line.remaining();
    }

    /** The hash so far, hex. */
    public String hex() {
        hashLines();
        return hash.hex();
    }

    /** In one piece, which takes a third of the time. */
    private void hashLines() {
        if (to > from) {
            hash.update(lines, from, to - from);
            hash.update(LINE_END, 0, LINE_END.length);
            from = to;
        }
    }
}
