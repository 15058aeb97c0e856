package io.iwc.artifact.internal;

import io.iwc.IwcException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;

/**
 * A file that appears whole or not at all: the bytes go to a temporary file in the same folder, {@link #commit()}
 * moves it into place. Closed without a commit, it leaves the old file unchanged and no temporary file.
 *
 * <pre>{@code
 * try (var file = AtomicFile.create(path)) {
 *     file.out().write(bytes);
 *     file.commit();
 * }
 * }</pre>
 *
 * <p>A file that replaces another has the permissions of that one. If the JVM is interrupted, the temporary file is
 * removed at its end, and a commit that has begun is finished; if it is killed, whoever writes the file next removes it.
 * Folders above the file are made. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class AtomicFile implements Closeable {
    private final Path target;
    private final TemporaryFile temporary;
    private final Sha256 hash = new Sha256();
    private final OutputStream out;

    private AtomicFile(Path target, boolean isHashed) throws IOException {
        // a link is kept, the file behind it is replaced
        this.target = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
        if (Files.isDirectory(target)) {
            throw new IOException("is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) { // the move would put a file where the device was
            throw new IOException("is a device or a pipe, expected a file");
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        refuseImpossibleName();
        temporary = TemporaryFile.beside(this.target);
        keepMode(); // before there is anything to read
        out = new BufferedOutputStream(isHashed ? hash.digesting(temporary.out()) : temporary.out(), 1 << 16);
    }

    /** A name may be too long although that of the temporary file is not. */
    private void refuseImpossibleName() throws IOException {
        try {
            Files.readAttributes(target, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            // as it should be, if there is nothing to replace
        }
    }

    /**
     * Begins a file.
     *
     * @throws IwcException if nothing can be written there
     */
    public static AtomicFile create(Path target) {
        return create(target, true);
    }

    private static AtomicFile create(Path target, boolean isHashed) {
        try {
            return new AtomicFile(target, isHashed);
        } catch (IOException e) {
            throw FileFault.unwritable(target, e);
        }
    }

    /**
     * Writes a text in UTF-8.
     *
     * @throws IwcException if it cannot be written; the old file is left as it was
     */
    public static void write(Path target, String text) {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes pieces one after the other.
     *
     * @throws IwcException if it cannot be written; the old file is left as it was
     */
    public static void write(Path target, byte[]... pieces) {
        try (var file = create(target, false)) { // nobody asks for its hash, which costs a fresh JVM more than the rest
            for (var piece : pieces) {
                file.out().write(piece);
            }
            file.commit();
        } catch (IOException e) {
            throw FileFault.unwritable(target, e);
        }
    }

    /**
     * Moves files into place, the last of which seals the others: it says by their hashes which they are. A seal that
     * is there is taken away first, and the new one comes last, so that a process that is killed in between leaves no
     * file beside the seal of another.
     *
     * @throws IwcException if one cannot be moved; if it is the first, what stood there before stays
     */
    public static void commitSealed(List<AtomicFile> files, AtomicFile seal) {
        synchronized (CommitsInProgress.LOCK) {
            files.forEach(AtomicFile::finish);
            seal.finish();
            var sealing = new Seal(seal.target);
            sealing.stage(seal.temporary.path());
            try {
                sealing.lift();
                files.forEach(AtomicFile::move);
            } catch (IwcException e) {
                sealing.putBack();
                throw e;
            }
            sealing.put();
        }
    }

    /** Where the bytes go; buffered. */
    public OutputStream out() {
        return out;
    }

    /** The hash of everything written, as hex digits. */
    public String sha256() {
        flush();
        return hash.hex();
    }

    /** How many bytes were written. */
    public long bytes() {
        flush();
        return hash.bytes();
    }

    /**
     * Puts the file into its place.
     *
     * @throws IwcException if it cannot be moved there
     */
    public void commit() {
        synchronized (CommitsInProgress.LOCK) {
            finish();
            move();
        }
    }

    /** Removes what was written, unless it was committed. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            // an uncommitted file is thrown away; a committed one was closed before it was moved
        }
        try {
            temporary.close();
        } catch (IOException e) {
            throw FileFault.unwritable(temporary.path(), e);
        }
    }

    /** Who may read the file that is replaced may read the new one, and nobody else. */
    private void keepMode() throws IOException {
        var mode = Files.getFileAttributeView(temporary.path(), PosixFileAttributeView.class);
        if (mode != null && Files.exists(target)) {
            mode.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw FileFault.unwritable(target, e);
        }
    }

    private void finish() {
        try {
            out.close();
        } catch (IOException e) {
            throw FileFault.unwritable(target, e);
        }
    }

    private void move() {
        try {
            Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileFault.unwritable(target, e);
        }
    }

    /** The end of the JVM waits for a commit: of several files, all are moved or none. */
    private static final class CommitsInProgress {
        static final Object LOCK = new Object();

        static {
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(CommitsInProgress::await, "iwc-commits"));
            } catch (IllegalStateException e) {
                // the first commit of a JVM that ends already: whoever writes now is a hook that the end waits for
            }
        }

        private static void await() {
            synchronized (LOCK) {
                // nothing is half moved while we are here
            }
        }
    }
}
