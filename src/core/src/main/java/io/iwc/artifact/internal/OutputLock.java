package io.iwc.artifact.internal;

import io.iwc.IwcException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Keeps an output for one writer at a time: within the process and, by a lock of the operating system on a hidden file,
 * among processes. The file says who holds it; what a killed process left is nobody's, and is taken over.
 *
 * <p>Where no such file can be made, as in a folder that cannot be written, there is nothing to hold: who writes there
 * is told why it fails.
 *
 * @since 0.1
 */
public final class OutputLock implements Closeable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final Pattern OWNER = Pattern.compile("process \\d{1,19} since [0-9TZ:.-]{1,40}");

    private final Path file;
    private final Deque<Path> made;
    private final Optional<FileChannel> channel;

    private OutputLock(Path file, Deque<Path> made, Optional<FileChannel> channel) {
        this.file = file;
        this.made = made;
        this.channel = channel;
    }

    /**
     * Takes a file that is to be written, whether it exists or not. The lock lies beside it.
     *
     * @throws IwcException if another writer has it, naming the process
     */
    public static OutputLock ofFile(Path output) {
        return take(output, TemporaryFile.hidden(real(output), "lock"));
    }

    /**
     * Takes a folder that is to be written, whether it exists or not. The lock lies in it.
     *
     * @throws IwcException if another writer has it, naming the process
     */
    public static OutputLock ofFolder(Path output) {
        return take(output, real(output).resolve(".iwc.lock"));
    }

    private static OutputLock take(Path output, Path file) {
        if (!HELD.add(file)) {
            throw new IwcException(output + ": is in use by this process, expected one writer at a time");
        }
        var made = new ArrayDeque<Path>();
        try {
            makeFolders(Objects.requireNonNull(file.getParent(), "a lock is absolute"), made);
            return new OutputLock(file, made, Optional.of(hold(output, file)));
        } catch (IOException e) {
            return new OutputLock(file, made, Optional.empty());
        } catch (IwcException e) {
            HELD.remove(file);
            throw e;
        }
    }

    /** The one who holds a file may have removed it while we opened it: then there is another by now. */
    private static FileChannel hold(Path output, Path file) throws IOException {
        while (true) {
            var before = identity(file);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!ProcessLock.tryHold(channel)) {
                channel.close();
                throw new IwcException(output + ": is in use by " + owner(file)
                        + ", expected one writer at a time; wait for it, or write elsewhere");
            }
            if (identity(file).equals(before)) {
                file.toFile().deleteOnExit();
                var owner = "process " + ProcessHandle.current().pid() + " since "
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
                return channel;
            }
            channel.close();
        }
    }

    /** Without opening it: closing it again would give up every lock that this process has on it. */
    private static String identity(Path file) throws IOException {
        try {
            return String.valueOf(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return "none";
        }
    }

    private static String owner(Path file) {
        var owner = OWNER.matcher(text(file));
        return owner.find() ? owner.group() : "another process";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static void makeFolders(Path folder, Deque<Path> made) throws IOException {
        for (var missing = folder; missing != null && !Files.exists(missing); missing = missing.getParent()) {
            made.addLast(missing);
        }
        Files.createDirectories(folder);
        made.descendingIterator().forEachRemaining(it -> it.toFile().deleteOnExit()); // if it stays empty
    }

    /** Through links, so that two names of one output are one. */
    private static Path real(Path output) {
        try {
            var existing = output.toAbsolutePath().normalize();
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return existing == null
                    ? output.toAbsolutePath().normalize()
                    : existing.toRealPath()
                            .resolve(existing.relativize(output.toAbsolutePath().normalize()))
                            .normalize();
        } catch (IOException e) {
            return output.toAbsolutePath().normalize();
        }
    }

    /** Lets others write. Folders that were made for the lock and stayed empty are removed. */
    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                Files.deleteIfExists(file); // while it is held: after that it may be another's
                channel.get().close();
            }
            for (var folder : made) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // it is used, and so are those above it
        } catch (IOException e) {
            // a lock that stays is nobody's once the process has ended
        } finally {
            HELD.remove(file);
        }
    }
}
