package io.iwc.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The regions between {@code // snippet: NAME} and {@code // end} in a source tree, as pages print them. */
final class Snippets {
    private static final String BEGIN = "// snippet: ";
    private static final String END = "// end";

    private final Map<String, String> byName = new TreeMap<>();

    static Snippets in(Path tree) throws IOException {
        var snippets = new Snippets();
        try (var files = Files.walk(tree)) {
            for (var file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                snippets.collect(file);
            }
        }
        return snippets;
    }

    Map<String, String> byName() {
        return byName;
    }

    private void collect(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.startsWith(BEGIN)) {
                var name = line.substring(BEGIN.length());
                var end = i + 1 + endIn(lines.subList(i + 1, lines.size()), file + ":" + (i + 1) + ": " + name);
                if (byName.put(name, new PrintedSnippet(lines, i + 1, end).text()) != null) {
                    throw new IllegalStateException(file + ":" + (i + 1) + ": there is another snippet " + name);
                }
            }
        }
    }

    private static int endIn(List<String> lines, String place) {
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(END)) {
                return i;
            }
        }
        throw new IllegalStateException(place + " has no " + END);
    }
}
