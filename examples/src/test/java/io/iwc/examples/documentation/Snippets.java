package io.iwc.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The regions between {@code // snippet: NAME} and {@code // end} in a source tree, their indentation taken away. */
final class Snippets {
    private static final String BEGIN = "// snippet: ";
    private static final String END = "// end";

    private final Map<String, List<String>> byName = new TreeMap<>();

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

    Map<String, List<String>> byName() {
        return byName;
    }

    private void collect(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.startsWith(BEGIN)) {
                var name = line.substring(BEGIN.length());
                var body = untilEnd(lines.subList(i + 1, lines.size()), file + ":" + (i + 1) + ": " + name);
                if (byName.put(name, withoutIndentation(body)) != null) {
                    throw new IllegalStateException(file + ":" + (i + 1) + ": there is another snippet " + name);
                }
            }
        }
    }

    private static List<String> untilEnd(List<String> lines, String place) {
        var body = new ArrayList<String>();
        for (var line : lines) {
            if (line.strip().equals(END)) {
                return body;
            }
            body.add(line);
        }
        throw new IllegalStateException(place + " has no " + END);
    }

    private static List<String> withoutIndentation(List<String> lines) {
        var indentation = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indentation))
                .toList();
    }
}
