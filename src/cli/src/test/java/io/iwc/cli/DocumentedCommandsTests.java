package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code $ iwc …} in a console block of the documentation works, and prints what the page shows. The commands of
 * a page run in its order, in an empty folder that holds the example's corpus.
 */
class DocumentedCommandsTests {
    private static final Path PROJECT = Path.of("..", "..");
    private static final Path CORPUS = PROJECT.resolve("examples/src/test/resources/chats/support.json");

    @TestFactory
    Stream<DynamicTest> printsWhatThePageShows(@TempDir Path folder) throws IOException {
        Files.copy(CORPUS, folder.resolve("support.json"));
        return pages().flatMap(page -> transcripts(page).stream())
                .map(transcript -> dynamicTest(transcript.toString(), () -> check(transcript, folder)));
    }

    private static void check(Transcript transcript, Path folder) {
        var result = new InFolder(folder).run(transcript.command().split(" +", -1));

        assertThat(result.status()).as("%s%n%s", transcript, result.err()).isZero();
        if (!transcript.output().isEmpty()) {
            assertThat(lines(result.out() + result.err()))
                    .as(transcript.toString())
                    .isEqualTo(transcript.output());
        }
    }

    private static List<String> lines(String text) {
        return text.stripTrailing().lines().map(String::stripTrailing).toList();
    }

    private static Stream<Path> pages() throws IOException {
        try (var site = Files.walk(PROJECT.resolve("src/site"))) {
            var markdown = site.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(PROJECT.resolve("README.md")), markdown.stream());
        }
    }

    private static List<Transcript> transcripts(Path page) {
        try {
            return Transcript.in(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
