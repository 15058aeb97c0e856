package io.iwc.artifact.internal;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A hidden file beside the one that it will become: {@code .NAME.PID.RANDOM.tmp}. The operating system holds a lock on
 * it as long as its process lives, so that what a killed process left is known and removed by the next that writes the
 * same file.
 */
final class TemporaryFile implements Closeable {
    /** Names may have 255 bytes; a character has up to three, or four for a pair. */
    private static final int LONGEST_STEM = 60;

    private final Path path;
    private final FileOutputStream out;

    private TemporaryFile(Path path) throws IOException {
        this.path = path;
        path.toFile().deleteOnExit(); // after all shutdown hooks, so that a hook may still write a file
        Files.createFile(path); // not createTempFile: its files are readable by their owner only
        out = new FileOutputStream(path.toFile());
        ProcessLock.tryHold(out.getChannel()); // where there are no locks, leftovers stay
    }

    /** Begins one, and removes what killed processes left of the same. */
    static TemporaryFile beside(Path target) throws IOException {
        removeLeftovers(target);
        var suffix = "." + ProcessHandle.current().pid() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
        return new TemporaryFile(target.resolveSibling("." + stem(target) + suffix));
    }

    /** A short name for a name of any length, hidden by a dot: {@code .NAME.KIND}. */
    static Path hidden(Path target, String kind) {
        return target.resolveSibling("." + stem(target) + "." + kind);
    }

    private static String stem(Path target) {
        var name = String.valueOf(target.getFileName());
        return name.length() <= LONGEST_STEM
                ? name
                : name.substring(0, LONGEST_STEM - 10).replaceAll("[\\ud800-\\udbff]$", "")
                        + Sha256.hex(name).substring(0, 9);
    }

    Path path() {
        return path;
    }

    /** Not interruptible. */
    FileOutputStream out() {
        return out;
    }

    /** Closes and removes it, if it is still there. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static void removeLeftovers(Path target) {
        var folder = target.toAbsolutePath().getParent();
        var own = Pattern.compile(Pattern.quote("." + stem(target)) + "\\.(\\d+)\\.[0-9a-f]+\\.tmp");
        var pid = Long.toString(ProcessHandle.current().pid());
        try (var files = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (var file : files) {
                var name = own.matcher(file.getFileName().toString());
                if (name.matches() && !name.group(1).equals(pid) && isOfNobody(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // who writes here next removes them
        }
    }

    private static boolean isOfNobody(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return ProcessLock.tryHold(channel);
        }
    }
}
