package io.iwc.trace.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Sha256;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was studied, as results name it.
 *
 * @param name the file name only
 * @param sha256 of its bytes
 * @param bytes its size
 * @param format how it was read
 * @since 0.1
 */
public record TraceInput(String name, String sha256, long bytes, String format) {
    static List<TraceInput> of(List<TraceFile> files) {
        return files.stream().map(TraceInput::of).toList();
    }

    private static TraceInput of(TraceFile file) {
        try {
            var name = String.valueOf(file.path().toAbsolutePath().normalize().getFileName());
            return Files.isDirectory(file.path())
                    ? ofRun(file, name)
                    : new TraceInput(name, Sha256.hex(file.path()), Files.size(file.path()), file.format());
        } catch (IOException e) {
            throw FileFault.unreadable(file.path(), e);
        }
    }

    private static TraceInput ofRun(TraceFile run, String name) throws IOException {
        var hashes = new StringBuilder();
        var bytes = 0L;
        for (var part : Stream.of(RunFolder.CSV, RunFolder.JSONL, RunFolder.PART, RunFolder.SUMMARY)
                .map(run.path()::resolve)
                .filter(Files::exists)
                .toList()) {
            hashes.append(part.getFileName()).append(Sha256.hex(part)).append('\n');
            bytes += Files.size(part);
        }
        return new TraceInput(name, Sha256.hex(hashes.toString()), bytes, run.format());
    }

    /** Fails if a file is not what it was when the studies began. */
    static void requireUnchanged(List<TraceFile> files, List<Long> sizes) {
        for (var i = 0; i < files.size(); i++) {
            if (size(files.get(i).path()) != sizes.get(i)) {
                throw new IwcException(files.get(i).path() + ": found another size than at the beginning: it was"
                        + " changed while it was studied");
            }
        }
    }

    static List<Long> sizes(List<TraceFile> files) {
        return files.stream().map(file -> size(file.path())).toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
