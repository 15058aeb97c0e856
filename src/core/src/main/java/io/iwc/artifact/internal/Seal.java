package io.iwc.artifact.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The file that says which another one is, while one pair takes the place of another: the new seal waits as
 * {@code .NAME.next}, the old one as {@code .NAME.before}. At any moment there is either a seal that fits or none, and
 * if the process is killed where there is none, the one that fits is among the two.
 *
 * @since 0.1
 */
public final class Seal {
    private final Path place;
    private final Path next;
    private final Path before;

    /** The seal at a place, whether it is there or not. */
    public Seal(Path place) {
        this.place = place;
        next = TemporaryFile.hidden(place, "next");
        before = TemporaryFile.hidden(place, "before");
    }

    /**
     * Puts the seal that fits into its place, if a process was killed before it could.
     *
     * @param fits whether a seal is that of what lies beside it
     */
    public void recover(Predicate<Path> fits) {
        if (!Files.exists(place) && (Files.exists(next) || Files.exists(before))) {
            Stream.of(next, before)
                    .filter(Files::exists)
                    .filter(fits)
                    .findFirst()
                    .ifPresent(seal -> move(seal, place));
        }
    }

    void stage(Path seal) {
        move(seal, next);
    }

    void lift() {
        if (Files.exists(place)) {
            move(place, before);
        }
    }

    void putBack() {
        if (Files.exists(before)) {
            move(before, place);
        }
        discard(next);
    }

    void put() {
        if (Files.exists(next)) { // else a reader was faster
            move(next, place);
        }
        discard(before);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileFault.unwritable(to, e);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
    }
}
