package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.artifact.internal.StubFolder;
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

    private static final String RESOURCES = "src/test/resources/";
    private static final int MOST_NEIGHBOURS = 5;

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
                    .or(() -> existing(module().resolve(name)))
                    .or(() -> existing(Path.of(name)))
                    .or(() -> dataFolder.map(folder -> folder.resolve(name)).flatMap(DataFiles::existing));
        } catch (InvalidPathException notAPathHere) {
            return Optional.empty();
        }
    }

    /** That a file of that name is nowhere, where it was looked for, and where to put it. */
    String notFound(String name) {
        var resource = name.startsWith("/") ? name.substring(1) : name;
        var inPackage = testClass.getPackageName().replace('.', '/') + "/" + name;
        var onClassPath = name.startsWith("/") ? resource : inPackage + " or " + resource;
        return "\"" + name + "\" was not found: looked on the class path (" + onClassPath + "), in the module's folder "
                + module() + ", in the working directory and "
                + dataFolder
                        .map(folder -> "in the folder of iwc.data, " + folder)
                        .orElse("in the folder of iwc.data, which is not set (-Diwc.data=FOLDER or IWC_DATA)")
                + "; put it into " + RESOURCES + resource + neighbours(resource);
    }

    /** What lies where the file should: a name is often misspelt. */
    private String neighbours(String resource) {
        var folder = module().resolve(RESOURCES + resource).getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(MOST_NEIGHBOURS)
                    .toList();
            return names.isEmpty() ? "" : ", where now lies " + String.join(", ", names);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private Path module() {
        return ModuleFolder.of(testClass).path();
    }

    private Optional<Path> onClassPath(String name) {
        var root = name.startsWith("/") ? name : "/" + name;
        return Optional.ofNullable(testClass.getResource(name))
                .or(() -> Optional.ofNullable(testClass.getResource(root)))
                .map(url -> asFile(url, name));
    }

    /** A file, or the folder of stubs that a dataset may be. */
    private static Optional<Path> existing(Path file) {
        return Files.isRegularFile(file) || StubFolder.is(file) ? Optional.of(file) : Optional.empty();
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
