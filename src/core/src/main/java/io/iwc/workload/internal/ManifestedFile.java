package io.iwc.workload.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.OutputLock;
import io.iwc.internal.KeyedLongs;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A file made of requests, in any format, and its {@code <file>.manifest.yaml}. Both appear whole or not at
 * all: closed without {@link #commit}, nothing is left and what stood there before stays. The manifest comes last; if
 * the process is killed before it does, readers find the one that fits. Until it is closed, nobody else writes it.
 *
 * <p>Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class ManifestedFile implements Closeable {
    private final Path path;
    private final OutputLock lock;
    private final AtomicFile file;
    private final PlainPrinter printer = new PlainPrinter();
    private final KeyedLongs sessions = new KeyedLongs(0);
    private long sessionCount;
    private long requests;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos;

    private ManifestedFile(Path path) {
        this.path = path;
        lock = OutputLock.forWriterOfFile(path);
        try {
            file = AtomicFile.create(path);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Begins a file.
     *
     * @throws io.iwc.IwcException if nothing can be written there, or somebody else writes it
     */
    public static ManifestedFile create(Path path) {
        return new ManifestedFile(path);
    }

    /**
     * Appends a request in its canonical spelling.
     *
     * @throws io.iwc.IwcException if it has no id or arrival, or the file cannot be written further
     */
    public void write(Request request) {
        write(request, RequestPrinter.line(request, printer));
    }

    /**
     * Appends requests of which nothing but lengths is known.
     *
     * @throws io.iwc.IwcException if the file cannot be written further
     */
    public void write(LengthLines lines) {
        var rows = lines.rows();
        write(lines.bytes());
        requests += rows.size();
        for (var row = 0; row < rows.size(); row++) {
            firstNanos = Math.min(firstNanos, rows.arrivalNanos(row));
            lastNanos = Math.max(lastNanos, rows.arrivalNanos(row));
        }
    }

    /**
     * Appends the encoding of a request.
     *
     * @param request counted for the manifest
     * @param spelling its bytes, line end included
     * @throws io.iwc.IwcException if the file cannot be written further
     */
    public void write(Request request, ByteBuffer spelling) {
        write(spelling);
        requests++;
        firstNanos = Math.min(firstNanos, request.arrivalNanos());
        lastNanos = Math.max(lastNanos, request.arrivalNanos());
        if (request.sessionId().isPresent()
                && sessions.putIfAbsent(request.sessionId().get()).isEmpty()) {
            sessionCount++;
        }
    }

    /**
     * Appends bytes that are not a request, such as a header.
     *
     * @throws io.iwc.IwcException if the file cannot be written further
     */
    public void write(ByteBuffer bytes) {
        try {
            file.out().write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }

    /** How many requests were written. */
    public long requests() {
        return requests;
    }

    /** Hash of what was written, hex. */
    public String sha256() {
        return file.sha256();
    }

    /**
     * Puts the file and its manifest into their places.
     *
     * @throws io.iwc.IwcException if they cannot be; what stood there before stays
     */
    public void commit(Manifest manifest) {
        var span = requests == 0 ? 0 : (lastNanos - firstNanos) / RequestParser.NANOS_PER_MILLI;
        var output =
                new ManifestFile.Output(String.valueOf(path.getFileName()), sha256(), requests, span, sessionCount);
        try (var beside = AtomicFile.create(Manifest.pathFor(path))) {
            beside.out().write(ManifestFile.document(manifest, output).getBytes(StandardCharsets.UTF_8));
            AtomicFile.commitSealed(List.of(file), beside);
        } catch (IOException e) {
            throw FileFault.unwritable(Manifest.pathFor(path), e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } finally {
            lock.close();
        }
    }
}
