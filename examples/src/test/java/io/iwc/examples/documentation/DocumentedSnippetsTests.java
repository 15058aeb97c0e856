package io.iwc.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.testing.FencedBlock;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every block of Java in the documentation is a region of a test in this module, with its imports and the class around it,
 * and compiles as it is printed. With the system property {@code iwc.docs.update} the blocks are written anew.
 */
class DocumentedSnippetsTests {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record|interface) (\\w+)");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void isTheRegionItNames(FencedBlock block) throws IOException {
        var snippets = snippets();

        assertThat(snippets)
                .as("%s: the comment <!-- snippet: NAME --> before the block", block)
                .containsKey(block.named("snippet"));
        var printed = snippets.get(block.named("snippet"));
        if (Boolean.getBoolean("iwc.docs.update")) {
            var page = Files.readString(block.page());
            Files.writeString(block.page(), page.replace(fenced(block, block.text()), fenced(block, printed)));
        } else {
            assertThat(block.text())
                    .as("%s: snippet %s; -Diwc.docs.update=true writes it anew", block, block.named("snippet"))
                    .isEqualTo(printed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void compilesAsItIsPrinted(FencedBlock block) throws IOException {
        var type = TYPE.matcher(block.text());
        assertThat(type.find()).as("%s declares a type", block).isTrue();
        var source = Files.writeString(folder.resolve(type.group(1) + ".java"), block.text());

        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source));

            assertThat(task.call()).as("%s%n%s", block, said).isTrue();
        }
    }

    @Test
    void noRegionIsLeftOver() throws IOException {
        var shown = blocks().map(block -> block.named("snippet")).toList();

        assertThat(snippets().keySet()).isSubsetOf(shown);
    }

    private static String fenced(FencedBlock block, String text) {
        return "<!-- " + block.comment() + " -->\n```java\n" + text + (text.isEmpty() ? "" : "\n") + "```\n";
    }

    /** The regions of this module, and the test of the quickstart as a whole. */
    private static Map<String, String> snippets() throws IOException {
        var all = new TreeMap<>(Snippets.in(Path.of("src/test/java")).byName());
        var quickstart = Files.readString(Path.of("quickstart-maven/src/test/java/com/acme/SupportChatTests.java"));
        all.put("quickstart", quickstart.strip());
        return all;
    }

    static Stream<FencedBlock> blocks() throws IOException {
        return FencedBlock.inDocumentation(PROJECT)
                .filter(block -> block.language().equals("java"));
    }
}
