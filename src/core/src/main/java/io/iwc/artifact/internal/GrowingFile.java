package io.iwc.artifact.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of lines that is there from the start and grows: what was appended is not lost when the process is killed.
 * For what cannot be made again; everything else appears whole, through {@link AtomicFile}.
 *
 * @since 0.1
 */
public final class GrowingFile implements Closeable {
    private final Path path;
    private final OutputStream out;

    private GrowingFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /**
     * Begins an empty file.
     *
     * @throws io.iwc.IwcException if it cannot be written
     */
    public static GrowingFile create(Path path) {
        try {
            return new GrowingFile(path, Files.newOutputStream(path));
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }

    /**
     * Appends bytes, in one write.
     *
     * @throws io.iwc.IwcException if the file cannot be written further
     */
    public void append(byte... bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }
}
