package io.iwc.junit;

import io.iwc.IwcException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the files of a test lie: on the class path relative to the test class or from the root, in the module's
 * directory, in the working directory, in the folder of {@code iwc.data}; in this order.
 */
final class DataFiles {
    /** Resources in jars, by their address, as they were copied out. */
    private static final Map<String, Path> COPIES = new ConcurrentHashMap<>();

    private final Class<?> testClass;
    private final Optional<Path> dataFolder;

    DataFiles(Class<?> testClass, Optional<Path> dataFolder) {
        this.testClass = testClass;
        this.dataFolder = dataFolder;
    }

    /** The file of that name, if it is anywhere. */
    Optional<Path> find(String name) {
        try {
            return onClassPath(name)
                    .or(() -> existing(ModuleFolder.of(testClass).path().resolve(name)))
                    .or(() -> existing(Path.of(name)))
                    .or(() -> dataFolder.map(folder -> folder.resolve(name)).flatMap(DataFiles::existing));
        } catch (InvalidPathException notAPathHere) {
            return Optional.empty();
        }
    }

    /** Where {@link #find} looks, for a message. */
    String places() {
        return "on the class path (from " + testClass.getPackageName() + " or the root), in the module's directory, or "
                + (dataFolder.isPresent()
                        ? "in the folder of iwc.data"
                        : "in the folder of iwc.data, which is not set (-Diwc.data=FOLDER or IWC_DATA)");
    }

    private Optional<Path> onClassPath(String name) {
        var root = name.startsWith("/") ? name : "/" + name;
        return Optional.ofNullable(testClass.getResource(name))
                .or(() -> Optional.ofNullable(testClass.getResource(root)))
                .map(url -> asFile(url, name));
    }

    private static Optional<Path> existing(Path file) {
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private static Path asFile(URL resource, String name) {
        try {
            return resource.getProtocol().equals("file")
                    ? Path.of(new URI(resource.toString()))
                    : COPIES.computeIfAbsent(resource.toString(), address -> copied(resource, name));
        } catch (URISyntaxException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    /** Out of a jar, once a run of the JVM and under its own name. */
    private static Path copied(URL resource, String name) {
        try {
            var folder = Files.createTempDirectory("iwc-");
            var copy = folder.resolve(Path.of(name).getFileName());
            try (var bytes = resource.openStream()) {
                Files.copy(bytes, copy);
            }
            folder.toFile().deleteOnExit(); // in reverse: the file first
            copy.toFile().deleteOnExit();
            return copy;
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    private static IwcException unreadable(String name, Exception why) {
        return new IwcException(name + ": found on the class path but not readable", why);
    }
}
