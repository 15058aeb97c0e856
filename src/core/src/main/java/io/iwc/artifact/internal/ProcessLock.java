package io.iwc.artifact.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** A lock of the operating system on a file, which ends with the process however that ends. */
final class ProcessLock {
    /** Far behind what the file holds: some systems keep others from reading what is locked. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    private ProcessLock() {}

    /** Whether the lock was free; it is held until the channel is closed. Where there are no locks it is never free. */
    static boolean tryHold(FileChannel channel) {
        try {
            return channel.tryLock(POSITION, 1, false) != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
