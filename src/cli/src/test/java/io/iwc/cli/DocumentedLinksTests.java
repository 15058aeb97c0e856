package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of the documentation to a file of the project leads to one, and to a heading in it. */
class DocumentedLinksTests {
    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern IN_SIDEBAR = Pattern.compile("link: '/([\\w-]+)'");

    /**
     * A link.
     *
     * @param page where it stands
     * @param target as it is written
     */
    record Link(Path page, String target) {
        @Override
        public String toString() {
            return PROJECT.relativize(page) + ": " + target;
        }
    }

    static Stream<Link> links() throws IOException {
        var links = new ArrayList<Link>();
        for (var page : pages()) {
            var text = Files.readString(page).replaceAll("(?ms)^```.*?^```", "");
            LINK.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !target.matches("[a-z]+:.*"))
                    .forEach(target -> links.add(new Link(page, target)));
        }
        return links.stream();
    }

    @ParameterizedTest
    @MethodSource("links")
    void leadsToAFileAndAHeading(Link link) throws IOException {
        var parts = link.target().split("#", 2);
        var file = parts[0].isEmpty()
                ? link.page()
                : Objects.requireNonNull(link.page().getParent())
                        .resolve(parts[0])
                        .normalize();

        assertThat(file).exists();
        if (parts.length == 2) {
            assertThat(headings(file)).contains(parts[1]);
        }
    }

    @Test
    void theSidebarOfTheSiteHasEveryPage() throws IOException {
        var config = Files.readString(PROJECT.resolve("src/site/.vitepress/config.mjs"));
        var listed = IN_SIDEBAR.matcher(config).results().map(found -> found.group(1) + ".md");
        try (var site = Files.list(PROJECT.resolve("src/site"))) {
            var there = site.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("index.md"));

            assertThat(listed).containsExactlyInAnyOrderElementsOf(there.toList());
        }
    }

    /** As GitHub and VitePress name them. */
    private static List<String> headings(Path page) throws IOException {
        return Files.readString(page)
                .replaceAll("(?ms)^```.*?^```", "")
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (var site = Files.list(PROJECT.resolve("src/site"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", ".github/RELEASING.md")
                                    .map(PROJECT::resolve),
                            site.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }
}
