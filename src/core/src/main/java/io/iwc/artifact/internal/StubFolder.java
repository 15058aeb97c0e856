package io.iwc.artifact.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where WireMock keeps stubs: {@code mappings} with a file for one or more of them, and {@code __files} beside it.
 *
 * @since 0.1
 */
public final class StubFolder {
    private static final String MAPPINGS = "mappings";
    private static final String FILES = "__files";

    private StubFolder() {}

    /** Whether a path is a folder of stubs, or one that has it. */
    public static boolean is(Path path) {
        return Files.isDirectory(path) && (Files.isDirectory(path.resolve(MAPPINGS)) || path.endsWith(MAPPINGS));
    }

    /**
     * The files of stubs, by name.
     *
     * @throws IwcException if there are none
     */
    public static List<Path> mappings(Path path) {
        var folder = Files.isDirectory(path.resolve(MAPPINGS)) ? path.resolve(MAPPINGS) : path;
        try (var files = Files.walk(folder)) {
            var found = files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IwcException(path + ": found no stubs, expected " + MAPPINGS + "/*.json");
            }
            return found;
        } catch (IOException e) {
            throw FileFault.unreadable(folder, e);
        }
    }

    /** The stubs in the content of such a file: those of its list, or the one that it is. */
    public static Iterable<JsonNode> stubs(JsonNode mapping) {
        var list = mapping.path(MAPPINGS);
        return list.isArray() ? list : List.of(mapping);
    }

    /** The bytes of a file that a stub answers with; empty if it is not there, or leads out of the folder. */
    public static Optional<byte[]> body(Path mapping, String name) {
        for (var above = mapping.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
            var files = above.resolveSibling(FILES).normalize();
            var file = files.resolve(name).normalize();
            if (above.endsWith(MAPPINGS) && file.startsWith(files) && Files.isRegularFile(file)) {
                try {
                    return Optional.of(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw FileFault.unreadable(file, e);
                }
            }
        }
        return Optional.empty();
    }
}
