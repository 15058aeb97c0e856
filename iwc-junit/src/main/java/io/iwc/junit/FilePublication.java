package io.iwc.junit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Supplier;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The calls that JUnit has from 5.14 on; this class is loaded only where they are there. */
final class FilePublication {
    private static final MediaType MARKDOWN = MediaType.create("text", "markdown", StandardCharsets.UTF_8);

    private FilePublication() {}

    /** The text is made only by a launcher that has a place for it. */
    static void publish(ExtensionContext context, String file, Supplier<String> text) {
        var type = file.endsWith(".md") ? MARKDOWN : MediaType.APPLICATION_JSON;
        context.publishFile(file, type, path -> Files.writeString(path, text.get()));
    }
}
