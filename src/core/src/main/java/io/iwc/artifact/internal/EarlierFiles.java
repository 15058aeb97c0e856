package io.iwc.artifact.internal;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a folder held before something else is written into it: set aside in {@code previous} (or {@code previous-2} …)
 * inside of it, where it is whole and readable, until what replaces it is whole too. Only files and folders of the
 * given names are touched.
 *
 * @since 0.1
 */
public final class EarlierFiles {
    private static final String ASIDE = "previous";
    private static final String COPY = ".previous.tmp";
    private static final Pattern ASIDES = Pattern.compile(ASIDE + "(-\\d{1,9})?");

    private final Path folder;
    private final Pattern names;
    private final String seal;

    /**
     * Those in a folder, which need not exist.
     *
     * @param names of what is written there
     * @param seal the one of them that says that the others are whole; it is the first to go
     */
    public EarlierFiles(Path folder, Pattern names, String seal) {
        this.folder = folder;
        this.names = names;
        this.seal = seal;
    }

    /**
     * Sets aside what is there. If the process is killed meanwhile, it is whole in one of the two places.
     *
     * @return where it is now, if there was anything
     * @throws IwcException if it cannot be; then it stays
     */
    public Optional<Path> setAside() {
        var all = list(folder, names);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var aside = free();
        try {
            var copy = folder.resolve(COPY);
            forget(copy); // of a process that was killed before it was whole
            Files.createDirectories(copy);
            for (var file : all) {
                if (Files.isRegularFile(file)) {
                    link(copy.resolve(file.getFileName()), file);
                }
            }
            Files.move(copy, aside, StandardCopyOption.ATOMIC_MOVE);
            for (var file : all) {
                if (Files.isDirectory(file)) {
                    Files.move(file, aside.resolve(file.getFileName()));
                } else {
                    Files.deleteIfExists(file);
                }
            }
            return Optional.of(aside);
        } catch (IOException e) {
            throw FileFault.unwritable(aside, e);
        }
    }

    /**
     * Sets aside what is there while other files are put into its place, and puts it back if that fails; then nothing
     * of the others is left.
     *
     * @param commit moves the others into the folder
     * @throws IwcException if one of the two cannot be done
     */
    public void replacedBy(Runnable commit) {
        var aside = setAside();
        try {
            commit.run();
        } catch (IwcException e) {
            restore(aside, e);
            throw e;
        }
    }

    private void restore(Optional<Path> aside, IwcException why) {
        try {
            for (var file : list(folder, names)) {
                if (Files.isRegularFile(file)) {
                    Files.deleteIfExists(file);
                }
            }
            aside.ifPresent(this::putBack);
        } catch (IOException | IwcException e) {
            why.addSuppressed(e); // what was there is whole, aside
        }
    }

    /** Puts back what was set aside there; what was written meanwhile gives way. */
    public void putBack(Path aside) {
        try {
            for (var file : list(aside, names)) {
                Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    /** Removes all that was set aside, also by processes that were killed: what replaces it is whole. */
    public void forget() {
        for (var aside : list(folder, ASIDES)) {
            forget(aside);
        }
    }

    private void forget(Path aside) {
        try {
            for (var file : list(aside, names)) {
                if (Files.isDirectory(file)) {
                    forget(file); // a folder of the same family, such as a level of a sweep
                } else {
                    Files.deleteIfExists(file);
                }
            }
            list(aside, ASIDES).forEach(this::forget);
            if (Files.isDirectory(aside, LinkOption.NOFOLLOW_LINKS)) {
                OutputLock.forgetIn(aside);
                Files.deleteIfExists(aside);
            }
        } catch (DirectoryNotEmptyException e) {
            // what is left is somebody else's
        } catch (IOException e) {
            throw FileFault.unwritable(aside, e);
        }
    }

    /** The folders inside of it that hold what was set aside and not forgotten. */
    public List<Path> asides() {
        return list(folder, ASIDES);
    }

    private Path free() {
        var free = folder.resolve(ASIDE);
        for (var i = 2; Files.exists(free); i++) {
            free = folder.resolve(ASIDE + "-" + i);
        }
        return free;
    }

    /** Not a copy, where the file system can: files may be large. */
    private static void link(Path to, Path file) throws IOException {
        Files.deleteIfExists(to);
        try {
            Files.createLink(to, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private List<Path> list(Path parent, Pattern wanted) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file ->
                            wanted.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing((Path file) ->
                                    !file.getFileName().toString().equals(seal))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw FileFault.unreadable(parent, e);
        }
    }
}
