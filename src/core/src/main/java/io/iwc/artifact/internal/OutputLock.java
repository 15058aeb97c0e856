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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Keeps an output for one writer at a time: within the process and, by a lock of the operating system on a hidden file,
 * among processes. The file says who holds it; what a killed process left is nobody's, and is taken over.
 *
 * <p>A command takes its outputs at its start and lends them to what writes them for it: the same writers take the lock
 * themselves where the program that uses them has not.
 *
 * <p>Where no such file can be made, as in a folder that cannot be written, there is nothing to hold: who writes there
 * is told why it fails.
 *
 * @since 0.1
 */
public final class OutputLock implements Closeable {
    private static final Map<Path, Holding> HELD = new ConcurrentHashMap<>();
    private static final String NAME = ".iwc.lock";
    private static final String TREE = ", with the folders in it";
    private static final Pattern OWNER = Pattern.compile("process \\d{1,19} since [0-9TZ:.-]{1,40}");

    private final Path file;
    private final Deque<Path> made;
    private final Optional<FileChannel> channel;
    private final boolean isBorrowed;

    private OutputLock(Path file, Deque<Path> made, Optional<FileChannel> channel, boolean isBorrowed) {
        this.file = file;
        this.made = made;
        this.channel = channel;
        this.isBorrowed = isBorrowed;
    }

    /** How this process holds an output. */
    private enum Holding {
        FOR_ITSELF,
        TO_LEND,
        LENT
    }

    /**
     * Takes a file that is to be written, whether it exists or not, until the process ends or it is closed. The lock lies
     * beside it. What this process writes meanwhile borrows it.
     *
     * @throws IwcException if another writer has it, naming the process
     */
    public static OutputLock ofFile(Path output) {
        return take(output, TemporaryFile.hidden(real(output), "lock"), Holding.TO_LEND, "");
    }

    /**
     * The same for a folder. The lock lies in it.
     *
     * @throws IwcException if another writer has it, or a folder above it as {@link #ofTree} does, naming the process
     */
    public static OutputLock ofFolder(Path output) {
        return inNoTree(output, take(output, real(output).resolve(NAME), Holding.TO_LEND, ""));
    }

    /**
     * The same for a folder and all folders in it.
     *
     * @throws IwcException if another writer has it or a folder in it, naming the process
     */
    public static OutputLock ofTree(Path output) {
        var lock = inNoTree(output, take(output, real(output).resolve(NAME), Holding.TO_LEND, TREE));
        return checked(lock, () -> OtherWriters.inFoldersOf(real(output), NAME, HELD::containsKey)
                .ifPresent(folder -> {
                    throw inUse(
                            output.resolve(folder),
                            owner(real(output).resolve(folder).resolve(NAME)));
                }));
    }

    /**
     * Takes a file for one writer: from this process if it has taken it and lends it, else by itself.
     *
     * @throws IwcException if another writer has it, naming the process
     */
    public static OutputLock forWriterOfFile(Path output) {
        return borrowOrTake(output, TemporaryFile.hidden(real(output), "lock"));
    }

    /**
     * The same for a folder.
     *
     * @throws IwcException if another writer has it, or a folder above it as {@link #ofTree} does, naming the process
     */
    public static OutputLock forWriterInFolder(Path output) {
        return inNoTree(output, borrowOrTake(output, real(output).resolve(NAME)));
    }

    /** Removes what a killed process left in a folder, which is nobody's. */
    static void forgetIn(Path folder) throws IOException {
        var lock = real(folder).resolve(NAME);
        if (Files.exists(lock) && !HELD.containsKey(lock) && !OtherWriters.hold(lock)) {
            Files.deleteIfExists(lock);
        }
    }

    private static OutputLock borrowOrTake(Path output, Path file) {
        return HELD.replace(file, Holding.TO_LEND, Holding.LENT)
                ? new OutputLock(file, new ArrayDeque<>(), Optional.empty(), true)
                : take(output, file, Holding.FOR_ITSELF, "");
    }

    private static OutputLock take(Path output, Path file, Holding holding, String more) {
        if (HELD.putIfAbsent(file, holding) != null) {
            throw new IwcException(output + ": is in use by this process, expected one writer at a time");
        }
        var untilExit = holding == Holding.TO_LEND;
        var made = new ArrayDeque<Path>();
        try {
            makeFolders(Objects.requireNonNull(file.getParent(), "a lock is absolute"), made, untilExit);
            var channel = hold(output, file, more);
            if (untilExit) {
                file.toFile().deleteOnExit();
            }
            return new OutputLock(file, made, Optional.of(channel), false);
        } catch (IOException e) {
            return new OutputLock(file, made, Optional.empty(), false);
        } catch (IwcException e) {
            HELD.remove(file);
            throw e;
        }
    }

    /** Whoever takes a tree looks for folders in it that are held, so it does not matter who comes first. */
    private static OutputLock inNoTree(Path output, OutputLock lock) {
        return checked(lock, () -> {
            var folder = real(output).getParent();
            for (; folder != null; folder = folder.getParent()) {
                var above = folder.resolve(NAME);
                if (!HELD.containsKey(above) && text(above).contains(TREE) && OtherWriters.hold(above)) {
                    throw inUse(output, owner(above) + ", which writes " + folder + " and the folders in it");
                }
            }
        });
    }

    private static OutputLock checked(OutputLock lock, Runnable check) {
        try {
            check.run();
            return lock;
        } catch (IwcException e) {
            lock.close();
            throw e;
        }
    }

    /** The one who holds a file may have removed it while we opened it: then there is another by now. */
    private static FileChannel hold(Path output, Path file, String more) throws IOException {
        while (true) {
            var before = identity(file);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!ProcessLock.tryHold(channel)) {
                channel.close();
                throw inUse(output, owner(file));
            }
            if (identity(file).equals(before)) {
                var owner = "process " + ProcessHandle.current().pid() + " since "
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS) + more + "\n";
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
                return channel;
            }
            channel.close();
        }
    }

    private static IwcException inUse(Path output, String owner) {
        return new IwcException(output + ": is in use by " + owner
                + ", expected one writer at a time; wait for it, or write elsewhere");
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

    private static void makeFolders(Path folder, Deque<Path> made, boolean untilExit) throws IOException {
        for (var missing = folder; missing != null && !Files.exists(missing); missing = missing.getParent()) {
            made.addLast(missing);
        }
        Files.createDirectories(folder);
        if (untilExit) {
            made.descendingIterator().forEachRemaining(it -> it.toFile().deleteOnExit()); // if it stays empty
        }
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
        if (isBorrowed) {
            HELD.replace(file, Holding.LENT, Holding.TO_LEND);
            return;
        }
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
