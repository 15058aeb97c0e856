package io.iwc.artifact.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;

/** Locks of other processes, looked at without taking them. None may be one of this process: it would be given up. */
final class OtherWriters {
    private OtherWriters() {}

    /** Whether a living process holds the file; what a killed one left is held by none. */
    static boolean hold(Path lock) {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return !ProcessLock.tryHold(channel);
        } catch (IOException e) {
            return false; // it is gone, or none that we may hold either
        }
    }

    /**
     * A folder in this one that is held.
     *
     * @param name of the lock in it
     * @param isOurs whether this process holds a lock, which must not be looked at then
     */
    static Optional<Path> inFoldersOf(Path folder, String name, Predicate<Path> isOurs) {
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var inner : folders) {
                var lock = inner.resolve(name);
                if (isOurs.test(lock) || (Files.exists(lock) && hold(lock))) {
                    return Optional.ofNullable(inner.getFileName());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // who writes there is told why it fails
        }
        return Optional.empty();
    }
}
