package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.GrowingFile;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Captured requests in a file that is a workload at any time: each request is a line there before its answer leaves, so
 * that a killed process loses nothing that was answered. At the end the file is written once more, with the sessions
 * that only the whole shows, and with its manifest.
 */
final class CaptureFile {
    private static final String OLD = ".old";

    private final Path path;
    private final Path old;
    private final GrowingFile lines;
    private boolean closed;

    private CaptureFile(Path path, Path old, GrowingFile lines) {
        this.path = path;
        this.old = old;
        this.lines = lines;
    }

    /**
     * Begins a file.
     *
     * @param replaces whether one that is there may be replaced; it stands aside under {@code .old} until the new one
     *     is whole
     */
    static CaptureFile begin(Path path, boolean replaces) {
        var old = aside(path);
        try {
            if (Files.exists(path) && Files.size(path) > 0) {
                if (!replaces) {
                    throw new IwcException(
                            path + ": found a file, expected none; move it, or use --force to replace it");
                }
                move(path, old);
            }
            return new CaptureFile(path, old, GrowingFile.create(path));
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }

    /** Adds a request; on disk, as far as this process is concerned, when it returns. */
    synchronized void add(Request request) {
        if (closed) {
            throw new IwcException(path + ": the capture has ended");
        }
        try {
            var line = new ByteArrayOutputStream();
            WorkloadWriter.write(request, line);
            lines.append(line.toByteArray());
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }

    /** Puts the whole in the place of the lines. */
    void replaceBy(Workload whole) {
        end();
        WorkloadWriter.write(whole, path);
        forgetOld();
    }

    /** Puts back what stood there before anything was captured. */
    void abandon() {
        end();
        try {
            Files.deleteIfExists(path);
            if (Files.exists(old)) {
                move(old, path);
            }
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }

    /** Leaves the lines as they are. */
    synchronized void end() {
        if (!closed) {
            closed = true;
            lines.close();
        }
    }

    private void forgetOld() {
        try {
            Files.deleteIfExists(old);
            Files.deleteIfExists(Manifest.pathFor(old));
        } catch (IOException e) {
            throw FileFault.unwritable(old, e);
        }
    }

    /** The manifest first: it must not stand beside what it is not of. */
    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(Manifest.pathFor(from))) {
            Files.move(Manifest.pathFor(from), Manifest.pathFor(to));
        }
        Files.move(from, to);
    }

    /** Not where a capture that was killed has left what it was to replace. */
    private static Path aside(Path file) {
        var aside = file.resolveSibling(file.getFileName() + OLD);
        for (var i = 2; Files.exists(aside) || Files.exists(Manifest.pathFor(aside)); i++) {
            aside = file.resolveSibling(file.getFileName() + OLD + "-" + i);
        }
        return aside;
    }
}
