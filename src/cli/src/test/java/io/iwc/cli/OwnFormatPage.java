package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** The page on formats of one's own: its reader, log and outputs, word for word. */
final class OwnFormatPage {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern TYPE = Pattern.compile("(?s)package ([\\w.]+);.*public final class (\\w+)");
    private static final String SERVICE = "META-INF/services/io.iwc.dataset.DatasetReader";

    private final String text;

    OwnFormatPage() throws IOException {
        text = Files.readString(Path.of("..", "site", "own-formats.md"));
    }

    /** The first block of a language. */
    String first(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .findFirst()
                .orElseThrow();
    }

    /** The blocks of plain text, each without its last newline. */
    List<String> texts() {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals("text"))
                .map(block -> block.group(2).stripTrailing())
                .toList();
    }

    /** Compiles the reader into a folder, and names it there as the page says. */
    void install(Path folder) throws IOException {
        var type = TYPE.matcher(first("java"));
        assertThat(type.find()).isTrue();
        var source = folder.resolve("source").resolve(type.group(2) + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, first("java"));
        compile(source, folder);
        Files.createDirectories(folder.resolve(SERVICE).getParent());
        Files.writeString(folder.resolve(SERVICE), first("text"));
    }

    private static void compile(Path source, Path folder) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source));
            assertThat(task.call()).as(said.toString()).isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
