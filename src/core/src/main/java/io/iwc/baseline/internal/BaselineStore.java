package io.iwc.baseline.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.Sha256;
import io.iwc.baseline.Baseline;
import io.iwc.drift.internal.Comparability;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.metric.Measured;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.run.internal.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Baselines in a folder, one file each and no index: {@code <package path>/<Class[/Nested]>/<id>.fingerprint.json} or
 * {@code <id>.<environment>.run.json}. Files appear whole or not at all; the same numbers give the same bytes. Safe for
 * use by several threads.
 *
 * @since 0.1
 */
public final class BaselineStore {
    /** The folder under which mismatches are left. */
    static final String RECEIVED = "received";

    private static final Set<String> STEPS = Set.of(".", "..");

    private final Path root;
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();

    private BaselineStore(Path root) {
        this.root = root;
    }

    /** The store in a folder, {@code src/test/resources/iwc}; it need not exist. */
    public static BaselineStore at(Path root) {
        return new BaselineStore(root);
    }

    /** The folder as it was named. */
    public Path root() {
        return root;
    }

    /** Where a baseline lies or would lie. */
    public Path file(BaselineKey key) {
        return root.resolve(key.file());
    }

    /**
     * A stored baseline, if there is one.
     *
     * @throws io.iwc.InvalidInputException if its file is not what it should be
     */
    public Optional<Baseline> find(BaselineKey key) {
        var file = file(key);
        return Files.exists(file) ? Optional.of(Baseline.read(file)) : Optional.empty();
    }

    /**
     * Says whose baseline this is: in one run of tests one id stands for one thing. Several tests may look at it as long
     * as they have the same numbers. A measured run has other numbers each time; it is known by its workload.
     *
     * @param owner the test
     * @throws IwcException if another content was claimed under the same id, or under one that differs in case only and
     *     is the same file on other systems; names both tests
     */
    void claim(BaselineKey key, Measured content, BaselineOwner owner) {
        var claim = new Claim(key, Sha256.hex(identity(content)), owner);
        var before = claims.putIfAbsent(key.file().toString().toLowerCase(Locale.ROOT), claim);
        if (before != null && !before.agrees(claim)) {
            throw new IwcException("baseline \"" + key.id() + "\" (" + BaselineCheck.slashes(file(key)) + "): found "
                    + (before.key.equals(key)
                            ? "two unequal contents in one run of tests"
                            : "\"" + before.key.id() + "\" too, which is the same file where names have no case")
                    + ", of " + before.owner.test() + " and of " + owner.test()
                    + "; give each its own id, as in matchesBaseline(\"" + key.id() + "-\" + size) or @IwcBaseline");
        }
    }

    private static String identity(Measured content) {
        return content instanceof Run run && run.origin() == Origin.MEASURED ? run.name() : text(content);
    }

    /**
     * Stores a baseline.
     *
     * @return whether the file changed
     * @throws IwcException if it cannot be written
     */
    public boolean write(BaselineKey key, Measured content) {
        return replace(file(key), text(content));
    }

    private static synchronized boolean replace(Path file, String text) {
        try {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return false;
            }
            AtomicFile.write(file, text);
            return true;
        } catch (IOException e) {
            throw new IwcException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The text of a baseline's file: what differs from run to run by its nature is left out. */
    static String text(Measured content) {
        if (content instanceof Fingerprint fingerprint) {
            return FingerprintFile.text(
                    Comparability.isWallClockCapture(fingerprint)
                            ? fingerprint.withUndefined(Comparability::isIncidental, Comparability.INCIDENTAL)
                            : fingerprint);
        }
        if (content instanceof Run run) {
            return RunSummary.comparable(run);
        }
        throw new IllegalArgumentException("a baseline is made of a fingerprint or a run, found " + content.getClass());
    }

    /** Every baseline file, sorted, relative to the {@link #root()}. */
    public SortedSet<Path> list() {
        if (!Files.isDirectory(root)) {
            return new TreeSet<>();
        }
        try (var files = Files.walk(root)) {
            return files.filter(BaselineKey::isBaseline)
                    .filter(Files::isRegularFile)
                    .map(root::relativize)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new IwcException(root + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * The baselines that nothing used.
     *
     * @param used files relative to the {@link #root()}, as a complete run of tests used them
     */
    public List<Path> orphans(Collection<Path> used) {
        return list().stream().filter(file -> !used.contains(file)).toList();
    }

    /**
     * Deletes a baseline.
     *
     * @param file relative to the {@link #root()}
     */
    public void delete(Path file) {
        try {
            Files.deleteIfExists(root.resolve(file));
        } catch (IOException e) {
            throw new IwcException(root.resolve(file) + ": cannot be deleted: " + e.getMessage(), e);
        }
    }

    /**
     * Takes a received file over as baseline.
     *
     * @param received below a folder {@code received}, whose inner path is that of the baseline
     * @return the baseline's file and what changed in it
     * @throws IwcException if it is not such a file, or its place would be outside of this store
     */
    public BaselineCheck.Updated accept(Path received) {
        var inner = innerPath(received);
        var content = Baseline.read(received); // refuses what is no baseline
        try {
            var file = root.resolve(inner);
            requireInside(file, received);
            List<String> changes =
                    Files.exists(file) ? BaselineChanges.between(Baseline.read(file), content) : List.of();
            AtomicFile.write(file, Files.readString(received));
            return new BaselineCheck.Updated(file, changes);
        } catch (IOException e) {
            throw new IwcException(received + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path innerPath(Path received) {
        for (var i = received.getNameCount() - 2; i >= 0; i--) {
            if (received.getName(i).toString().equals(RECEIVED)) {
                var inner = received.subpath(i + 1, received.getNameCount());
                if (!BaselineKey.isBaseline(inner) || names(inner).anyMatch(STEPS::contains)) {
                    throw new IwcException(received + ": found " + BaselineCheck.slashes(inner) + " in the folder "
                            + RECEIVED + ", expected the path of a baseline such as"
                            + " com/acme/SupportTests/chat.fingerprint.json, without . and ..");
                }
                return inner;
            }
        }
        throw new IwcException(
                received + ": found no folder named " + RECEIVED + " in the path, expected a file such as "
                        + "target/iwc/received/com/acme/SupportTests/chat.fingerprint.json");
    }

    private static Stream<String> names(Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(Path::toString);
    }

    /** Links in the store may lead elsewhere; what is written by name only goes where a reviewer looks for it. */
    private void requireInside(Path file, Path received) throws IOException {
        var existing = file;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && !existing.equals(root)) {
            existing = Objects.requireNonNull(existing.getParent(), "a file of the store is below its root");
        }
        var leaves = Files.exists(root)
                && !(Files.exists(existing) && existing.toRealPath().startsWith(root.toRealPath()));
        if (leaves) {
            throw new IwcException(received + ": found the link " + existing + " on the way to " + file
                    + ", expected a file in " + root + "; remove the link, or name its target with --dir");
        }
    }

    /** What a test holds against a baseline. */
    private record Claim(BaselineKey key, String content, BaselineOwner owner) {
        boolean agrees(Claim other) {
            return key.equals(other.key) && (content.equals(other.content) || owner.isRepeatedBy(other.owner));
        }
    }
}
