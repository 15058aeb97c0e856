package io.iwc.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced block in a page of the documentation, and the comment in the line before it, such as
 * {@code <!-- snippet: NAME -->}.
 *
 * @param page where it stands
 * @param line of the fence, from 1
 * @param language behind the fence
 * @param comment without its marks; empty if there is none
 * @param code without the fences
 */
public record FencedBlock(Path page, int line, String language, String comment, List<String> code) {
    private static final String FENCE = "```";
    private static final String BEGIN = "<!-- ";
    private static final String END = " -->";

    /** Those of the README and of every page of the site, in order. */
    public static Stream<FencedBlock> inDocumentation(Path project) throws IOException {
        try (var site = Files.walk(project.resolve("src/site"))) {
            var pages = site.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            var blocks = new ArrayList<>(in(project.resolve("README.md").normalize()));
            for (var page : pages) {
                blocks.addAll(in(page.normalize()));
            }
            return blocks.stream();
        }
    }

    /** Those of a page, in order. */
    public static List<FencedBlock> in(Path page) throws IOException {
        var blocks = new ArrayList<FencedBlock>();
        var lines = Files.readAllLines(page);
        for (var i = 0; i < lines.size(); i++) {
            var fence = lines.get(i).strip();
            if (fence.startsWith(FENCE)) {
                var end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
                if (end == i) {
                    throw new IllegalStateException(page + ":" + (i + 1) + ": the block is never closed");
                }
                var comment = i == 0 ? "" : commentIn(lines.get(i - 1));
                var language = fence.substring(FENCE.length());
                blocks.add(new FencedBlock(page, i + 1, language, comment, List.copyOf(lines.subList(i + 1, end))));
                i = end;
            }
        }
        return blocks;
    }

    /** What stands behind this word and a colon in the comment; empty if the comment is another. */
    public String named(String word) {
        return comment.startsWith(word + ": ") ? comment.substring(word.length() + 2) : "";
    }

    /** The code as one text. */
    public String text() {
        return String.join("\n", code);
    }

    private static String commentIn(String before) {
        return before.startsWith(BEGIN) && before.endsWith(END)
                ? before.substring(BEGIN.length(), before.length() - END.length())
                : "";
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + language;
    }
}
