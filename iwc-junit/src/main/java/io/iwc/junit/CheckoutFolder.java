package io.iwc.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder that a CI server checked the sources out to, which paths in annotations are relative to; a build may start
 * in a folder below it.
 *
 * @param path absolute
 */
record CheckoutFolder(Path path) {
    private static final List<String> VARIABLES = List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE");

    /** The CI server's that holds the project, else the Git folder around it, else the project. */
    static CheckoutFolder of(Path project, Configuration configuration) {
        var server = VARIABLES.stream()
                .map(configuration::variable)
                .flatMap(Optional::stream)
                .map(text -> Path.of(text).toAbsolutePath().normalize())
                .filter(project::startsWith)
                .findFirst();
        return new CheckoutFolder(server.or(() -> git(project)).orElse(project));
    }

    /** A file of it, with {@code /}; one that lies elsewhere as it is. */
    String shown(Path file) {
        var path = file.startsWith(this.path) ? this.path.relativize(file) : file;
        return path.toString().replace('\\', '/');
    }

    private static Optional<Path> git(Path project) {
        for (var folder = project; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
