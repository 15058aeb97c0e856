package io.iwc.examples.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A region of a source file as a page prints it, complete: with the imports that it uses, the class and the method that it
 * stands in, and their ends. The formatter's indentation says what stands in what.
 *
 * @param source the lines of the file
 * @param from the first line of the region
 * @param to the line behind it
 */
record PrintedSnippet(List<String> source, int from, int to) {
    private static final int STEP = 4;
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?[\\w.]+\\.(\\w+);");
    private static final String MARK = "// snippet: ";
    private static final String ON_THE_NEXT_LINE = "\\n +implements ";
    private static final String SHARED = "( extends \\w+Client)?( implements .*)? \\{$";

    String text() {
        var region = source.subList(from, to);
        if (region.get(0).startsWith("package ")) {
            return String.join("\n", region);
        }
        var body = new ArrayList<String>();
        for (var indentation = 0; indentation < indentationOf(region); indentation += STEP) {
            body.addAll(headerAt(indentation));
        }
        body.addAll(region);
        body.addAll(closing(body));
        var imports = importsFor(String.join("\n", body));
        return String.join("\n", imports) + (imports.isEmpty() ? "" : "\n\n") + String.join("\n", body);
    }

    /** The declaration around the region that begins in this column, with its annotations. */
    private List<String> headerAt(int indentation) {
        var end = from - 1;
        while (!(isAt(indentation, source.get(end)) && isDeclaration(end))) {
            end--;
        }
        var begin = end;
        while (!source.get(begin - 1).isBlank()
                && !source.get(begin - 1).strip().startsWith(MARK)
                && indentationOf(source.get(begin - 1)) >= indentation
                && !source.get(begin - 1).strip().startsWith("/**")
                && !source.get(begin - 1).strip().startsWith("*")
                && !source.get(begin - 1).strip().endsWith("*/")
                && !source.get(begin - 1).endsWith("{")) {
            begin--;
        }
        return String.join("\n", source.subList(begin, last(end) + 1))
                .replaceAll(ON_THE_NEXT_LINE, " implements ")
                .lines()
                .map(line -> line.replaceFirst(SHARED, " {")) // by our suites
                .toList();
    }

    /** Annotations and what they span stand above; a parameter list may go on below. */
    private boolean isDeclaration(int line) {
        var text = source.get(line).strip();
        return !text.startsWith("@")
                && !text.startsWith("}")
                && !text.startsWith("//")
                && !text.startsWith(")")
                && !text.startsWith("*")
                && !text.startsWith("/**")
                && last(line) < from;
    }

    private int last(int line) {
        var last = line;
        while (!source.get(last).endsWith("{")) {
            last++;
        }
        return last;
    }

    private static List<String> closing(List<String> body) {
        var text = String.join("\n", body).replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
        var open = text.chars().filter(it -> it == '{').count()
                - text.chars().filter(it -> it == '}').count();
        return Stream.iterate((int) open - 1, depth -> depth >= 0, depth -> depth - 1)
                .map(depth -> " ".repeat(depth * STEP) + "}")
                .toList();
    }

    private List<String> importsFor(String body) {
        var used = source.stream()
                .filter(line -> {
                    var name = IMPORT.matcher(line);
                    return name.matches()
                            && Pattern.compile("\\b" + name.group(1) + "\\b")
                                    .matcher(body)
                                    .find();
                })
                .collect(Collectors.partitioningBy(line -> line.startsWith("import static")));
        var all = new ArrayList<>(used.get(true));
        if (!used.get(true).isEmpty() && !used.get(false).isEmpty()) {
            all.add("");
        }
        all.addAll(used.get(false));
        return all;
    }

    private static boolean isAt(int indentation, String line) {
        return !line.isBlank() && indentationOf(line) == indentation;
    }

    private static int indentationOf(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(PrintedSnippet::indentationOf)
                .min()
                .orElse(0);
    }

    private static int indentationOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
