package io.iwc.artifact.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file of lines that is there from the start and grows: what was appended is not lost when the process is killed.
 * For what cannot be made again; everything else appears whole, through {@link AtomicFile}.
 *
 * @since 0.1
 */
public final class GrowingFile implements Closeable {
    private final Path path;
    private final RandomAccessFile out;
    private long length;

    private GrowingFile(Path path, RandomAccessFile out) {
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
            var out = new RandomAccessFile(path.toFile(), "rw");
            out.setLength(0);
            return new GrowingFile(path, out);
        } catch (IOException e) {
            throw FileFault.unwritable(path, e);
        }
    }

    /**
     * Appends bytes, in one write. Bytes that do not fit leave the file as it was, so that it can be tried again.
     *
     * @throws io.iwc.IwcException if the file cannot be written further
     */
    public void append(byte... bytes) {
        try {
            out.write(bytes);
            length += bytes.length;
        } catch (IOException e) {
            undo();
            throw FileFault.unwritable(path, e);
        }
    }

    private void undo() {
        try {
            out.setLength(length);
            out.seek(length);
        } catch (IOException e) {
            // the next write says so
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
