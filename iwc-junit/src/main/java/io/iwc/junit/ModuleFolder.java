package io.iwc.junit;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/**
 * The folder of the module that a test class belongs to. The class knows it by where it was compiled to: whoever runs
 * tests may do so from another folder, as Surefire's {@code workingDirectory} and some IDEs do.
 *
 * @param path absolute
 */
record ModuleFolder(Path path) {
    private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

    /** The nearest folder with a build file above the class; the working directory if there is none, as in a jar. */
    static ModuleFolder of(Class<?> testClass) {
        return new ModuleFolder(
                compiledTo(testClass).flatMap(ModuleFolder::withBuildFile).orElseGet(ModuleFolder::workingDirectory));
    }

    /** The module of the class of that name, as far as it can be loaded here. */
    static ModuleFolder ofClassNamed(String name) {
        try {
            return of(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException | LinkageError notHere) {
            return new ModuleFolder(workingDirectory());
        }
    }

    /** A path that was given relative to the module; left as it is where that is the working directory. */
    Path resolve(String relative) {
        return path.equals(workingDirectory()) ? Path.of(relative) : path.resolve(relative);
    }

    static Path workingDirectory() {
        return Path.of("").toAbsolutePath();
    }

    private static Optional<Path> compiledTo(Class<?> testClass) {
        try {
            return Optional.ofNullable(testClass.getProtectionDomain().getCodeSource())
                    .map(CodeSource::getLocation)
                    .filter(location -> location.getProtocol().equals("file"))
                    .map(location -> location.toExternalForm())
                    .map(location -> Path.of(URI.create(location)).toAbsolutePath())
                    .filter(Files::isDirectory);
        } catch (IllegalArgumentException | FileSystemNotFoundException notAFolder) {
            return Optional.empty();
        }
    }

    private static Optional<Path> withBuildFile(Path folder) {
        for (var above = folder.getParent(); above != null; above = above.getParent()) {
            if (BUILD_FILES.stream().map(above::resolve).anyMatch(Files::exists)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }
}
