package io.iwc.workload;

import io.iwc.artifact.internal.WorkMeter;
import io.iwc.workload.internal.ManifestedFile;
import io.iwc.workload.internal.RequestPrinter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Writes a canonical file request by request, and its manifest. Both appear whole or not at all: closed
 * without {@link #commit}, nothing is left and what stood there before stays.
 *
 * <pre>{@code
 * try (var writer = WorkloadWriter.create(path)) {
 *     requests.forEach(writer::write);
 *     writer.commit(manifest);
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads. From the beginning until it is closed, a lock keeps every other writer away
 * from the file, commands included.
 *
 * @since 0.1
 */
public final class WorkloadWriter implements Closeable {
    private final ManifestedFile file;

    private WorkloadWriter(Path path) {
        file = ManifestedFile.create(path);
    }

    /**
     * Begins a file.
     *
     * @throws io.iwc.IwcException if nothing can be written there, or if another writer, of this process or another, has
     *     not ended
     */
    public static WorkloadWriter create(Path file) {
        return new WorkloadWriter(file);
    }

    /**
     * Writes a workload and its manifest.
     *
     * @throws io.iwc.IwcException if they cannot be written, or another writer is at it; what stood there before stays
     */
    public static void write(Workload workload, Path file) {
        try (var writer = create(file);
                var step = WorkMeter.begin(
                        "writing", "requests", workload.requests().size())) {
            workload.requests().forEach(request -> {
                writer.write(request);
                step.add();
            });
            writer.commit(workload.manifest());
        }
    }

    /** Writes the canonical bytes of a workload; the stream stays open. */
    public static void write(Workload workload, OutputStream out) throws IOException {
        for (var request : workload.requests()) {
            write(request, out);
        }
    }

    /** Writes the canonical bytes of one request; the stream stays open. */
    public static void write(Request request, OutputStream out) throws IOException {
        var line = RequestPrinter.line(request);
        out.write(line.array(), line.arrayOffset() + line.position(), line.remaining());
    }

    /**
     * Appends a request.
     *
     * @throws io.iwc.IwcException if it has no id or arrival, or the file cannot be written further
     */
    public void write(Request request) {
        file.write(request);
    }

    /** How many requests were written. */
    public long requests() {
        return file.requests();
    }

    /** Hash of what was written, hex. */
    public String sha256() {
        return file.sha256();
    }

    /**
     * Puts the file and {@code <file>.manifest.yaml} into their places.
     *
     * @throws io.iwc.IwcException if they cannot be; what stood there before stays
     */
    public void commit(Manifest manifest) {
        file.commit(manifest);
    }

    @Override
    public void close() {
        file.close();
    }
}
