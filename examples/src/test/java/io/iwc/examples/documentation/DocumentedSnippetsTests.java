package io.iwc.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of Java in the documentation is a region of a test in this module, word for word. */
class DocumentedSnippetsTests {
    private static final Path PROJECT = Path.of("..");

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void isTheRegionItNames(CodeBlock block) throws IOException {
        var snippets = Snippets.in(Path.of("src/test/java")).byName();

        assertThat(snippets)
                .as("%s: the comment <!-- snippet: NAME --> before the block", block.place())
                .containsKey(block.snippet());
        assertThat(String.join("\n", block.code()))
                .as("%s: snippet %s", block.place(), block.snippet())
                .isEqualTo(String.join("\n", snippets.get(block.snippet())));
    }

    @Test
    void noRegionIsLeftOver() throws IOException {
        var shown = blocks().map(CodeBlock::snippet).toList();

        assertThat(Snippets.in(Path.of("src/test/java")).byName().keySet()).isSubsetOf(shown);
    }

    static Stream<CodeBlock> blocks() throws IOException {
        var blocks = new ArrayList<CodeBlock>();
        for (var page : pages()) {
            blocks.addAll(CodeBlock.in(page));
        }
        return blocks.stream();
    }

    private static List<Path> pages() throws IOException {
        try (var site = Files.walk(PROJECT.resolve("src/site"))) {
            return Stream.concat(
                            Stream.of(PROJECT.resolve("README.md")),
                            site.filter(page -> page.toString().endsWith(".md")).sorted())
                    .map(Path::normalize)
                    .toList();
        }
    }
}
