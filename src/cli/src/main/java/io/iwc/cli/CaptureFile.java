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
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Captured requests in a file that is a workload at any time: each request is a line there before its answer leaves, so
 * that a killed process loses nothing that was answered. At the end the file is written once more, with the sessions
 * that only the whole shows, and with its manifest.
 */
final class CaptureFile {
    private static final String OLD = ".old";

    private final Path path;
    private final GrowingFile lines;
    private boolean closed;

    private CaptureFile(Path path, GrowingFile lines) {
        this.path = path;
        this.lines = lines;
    }

    /**
     * Begins a file.
     *
     * @param replaces whether one that is there may be replaced; it stands aside under {@code .old} until the new one
     *     is whole
     */
    static CaptureFile begin(Path path, boolean replaces) {
        try {
            if (Files.exists(path) && Files.size(path) > 0) {
                if (!replaces) {
                    throw new IwcException(
                            path + ": found a file, expected none; move it, or use --force to replace it");
                }
                for (var file : List.of(path, Manifest.pathFor(path))) {
                    if (Files.exists(file)) {
                        Files.move(file, aside(file), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            return new CaptureFile(path, GrowingFile.create(path));
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
            for (var file : List.of(path, Manifest.pathFor(path))) {
                if (Files.exists(aside(file))) {
                    Files.move(aside(file), file);
                }
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
            Files.deleteIfExists(aside(path));
            Files.deleteIfExists(aside(Manifest.pathFor(path)));
        } catch (IOException e) {
            throw FileFault.unwritable(aside(path), e);
        }
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + OLD);
    }
}
