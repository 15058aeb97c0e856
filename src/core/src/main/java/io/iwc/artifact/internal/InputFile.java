package io.iwc.artifact.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A file being read from front to back, whatever its size: a byte order mark is skipped, a compressed file is
 * decompressed, and the bytes as they lie on the disk are hashed on the way. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class InputFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_LINE_BYTES = 1 << 30; // an array has at most twice as many
    private static final byte[] NOTHING = {};
    private static final int TYPE = 0170000; // the bits of a mode that say what a file is
    private static final int CHARACTER_DEVICE = 0020000;
    private static final Pattern MAY_BE_TERMINAL = Pattern.compile("/dev/(stdin|tty.*|pts/.*|fd/.*)|/proc/.*/fd/.*");
    private static final int BYTE_ORDER_MARK = 3;

    private final Path path;
    private final String name;
    private final Sha256 hash = new Sha256();
    private final InputStream stored;
    private final InputStream content;
    private final LineBlocks blocks;
    private LineBlock block; // from which lines are taken
    private long lines; // before it

    private InputFile(Path path, Opening opening) throws IOException {
        this.path = path;
        name = nameOf(path);
        block = new LineBlock(name, NOTHING, 0);
        stored = new BufferedInputStream(metered(hash.digesting(bytesOf(path))), BUFFER);
        try {
            content = new BufferedInputStream(opening.content(stored, hash), BUFFER);
            skipByteOrderMark();
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
        blocks = new LineBlocks(name, content, MAX_LINE_BYTES);
    }

    private static String nameOf(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static InputStream decompressed(Path path, InputStream stored, Sha256 hash) throws IOException {
        var compression = Compression.of(stored);
        var opened = compression.open(stored);
        return compression == Compression.NONE ? opened : new BoundedContent(opened, nameOf(path), hash::bytes);
    }

    private static InputStream metered(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                var count = in.read(into, offset, length);
                ReadMeter.addBytes(Math.max(0, count));
                return count;
            }
        };
    }

    /** A channel over a pipe fails when it is asked how much is left; a plain stream can tell. */
    private static InputStream bytesOf(Path path) throws IOException {
        var isPipe = Files.exists(path) && !Files.isRegularFile(path);
        return isPipe ? new FileInputStream(path.toFile()) : Files.newInputStream(path);
    }

    /**
     * Opens a file.
     *
     * @throws IwcException if it does not exist or cannot be read
     */
    public static InputFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw new IwcException(path + ": is a folder, expected a file");
        }
        if (isEndless(path)) {
            throw new IwcException(path + ": is a device, expected a file or a pipe");
        }
        try {
            return new InputFile(path, (stored, hash) -> decompressed(path, stored, hash));
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
    }

    /** Devices such as /dev/zero have no end; what comes from a terminal or another process has one. */
    private static boolean isEndless(Path path) {
        try {
            var mode = Files.getAttribute(path, "unix:mode");
            var name = path.toAbsolutePath().normalize().toString();
            return mode instanceof Integer bits
                    && (bits & TYPE) == CHARACTER_DEVICE
                    && !MAY_BE_TERMINAL.matcher(name).matches();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false; // there is none, or the system knows no such devices
        }
    }

    /**
     * Opens a file whose bytes somebody else understands.
     *
     * @param content what is in it
     * @throws IwcException if it does not exist or cannot be read
     */
    public static InputFile open(Path path, Function<Path, InputStream> content) {
        try {
            return new InputFile(path, (stored, hash) -> content.apply(path));
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
    }

    /** The file as the user named it, with {@code /} between folders. */
    public String name() {
        return name;
    }

    /** The name without folders. */
    public String fileName() {
        return String.valueOf(path.getFileName());
    }

    /** The content from here on, not to be mixed with {@link #nextLine()}. */
    public InputStream content() {
        return content;
    }

    /**
     * The next line that is not blank; its number counts the blank ones. Lines end with {@code \n} or {@code \r\n},
     * the last one may end with the file.
     *
     * @throws IwcException if the file cannot be read further
     */
    public Optional<Line> nextLine() {
        while (!block.next()) {
            lines += block.lines();
            var following = nextBlock();
            if (following.isEmpty()) {
                block = new LineBlock(name, NOTHING, 0);
                return Optional.empty();
            }
            block = following.get();
        }
        ReadMeter.addRow();
        return Optional.of(block.line(lines));
    }

    /**
     * The next lines, some hundred kilobytes of them or a longer one; empty at the end. Not to be mixed with
     * {@link #nextLine()}.
     *
     * @throws IwcException if the file cannot be read further; the lines before the fault come first
     */
    public Optional<LineBlock> nextBlock() {
        var next = blocks.next();
        if (next.isEmpty()) {
            blocks.fault().ifPresent(e -> {
                throw FileFault.unreadable(path, e);
            });
            if (blocks.isTooLong()) {
                throw tooLong();
            }
        }
        return next;
    }

    private InvalidInputException tooLong() {
        return new InvalidInputException(new Problem(
                name, "", "found a line of more than " + (MAX_LINE_BYTES >> 20) + " MiB, expected one record a line"));
    }

    /** That this file cannot be read further, in words. */
    public IwcException unreadable(IOException e) {
        return FileFault.unreadable(path, e);
    }

    /** Hash of the whole file as it lies on the disk, read to its end for this. */
    public String sha256() {
        readToEnd();
        return hash.hex();
    }

    /** Size of the whole file as it lies on the disk. */
    public long bytes() {
        readToEnd();
        return hash.bytes();
    }

    @Override
    public void close() {
        try {
            content.close();
            stored.close();
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
    }

    private void skipByteOrderMark() throws IOException {
        content.mark(FirstBytes.COUNT);
        var first = new FirstBytes(content.readNBytes(FirstBytes.COUNT));
        var other = first.otherThanUtf8();
        if (other.isPresent()) {
            throw new InvalidInputException(new Problem(name, "", "found " + other.get() + ", expected UTF-8"));
        }
        content.reset();
        if (first.haveMarkOfUtf8()) {
            content.skipNBytes(BYTE_ORDER_MARK);
        }
    }

    private void readToEnd() {
        try {
            stored.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
    }

    /** What gives the content of a file whose stored bytes are open and hashed. */
    @FunctionalInterface
    private interface Opening {
        InputStream content(InputStream stored, Sha256 hash) throws IOException;
    }
}
