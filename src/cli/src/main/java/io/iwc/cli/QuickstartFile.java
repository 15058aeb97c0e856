package io.iwc.cli;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What a file of a new project holds. */
sealed interface QuickstartFile {
    /** Writes it, whole or not at all. */
    void writeTo(Path target);

    /** A text that was made. */
    record Text(String text) implements QuickstartFile {
        @Override
        public void writeTo(Path target) {
            AtomicFile.write(target, text);
        }
    }

    /** A file of the user, as it is. */
    record Copied(Path source) implements QuickstartFile {
        @Override
        public void writeTo(Path target) {
            try (var file = AtomicFile.create(target)) {
                Files.copy(source, file.out());
                file.commit();
            } catch (IOException e) {
                throw FileFault.unwritable(target, e);
            }
        }
    }

    /**
     * A text that is packed with the command.
     *
     * @param project folder in {@code examples}
     * @param name below it
     */
    record Packed(String project, String name) implements QuickstartFile {
        /** What it holds. */
        String text() {
            var resource = project + "/" + name;
            try (var bytes = Objects.requireNonNull(Quickstart.class.getResourceAsStream(resource), resource)) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }

        @Override
        public void writeTo(Path target) {
            AtomicFile.write(target, text());
        }
    }
}
