package io.iwc.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of Java in a page, and the region that it claims to be: the comment {@code <!-- snippet: NAME -->} in
 * the line before the fence.
 *
 * @param page where it stands
 * @param line of the fence, from 1
 * @param snippet the region's name; empty if the page names none
 * @param code without the fences
 */
record CodeBlock(Path page, int line, String snippet, List<String> code) {
    private static final String FENCE = "```";
    private static final String NAMED = "<!-- snippet: ";

    static List<CodeBlock> in(Path page) throws IOException {
        var blocks = new ArrayList<CodeBlock>();
        var lines = Files.readAllLines(page);
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                var end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
                if (end == i) {
                    throw new IllegalStateException(page + ":" + (i + 1) + ": the block is never closed");
                }
                if (lines.get(i).equals(FENCE + "java")) {
                    var name = i == 0 ? "" : nameIn(lines.get(i - 1));
                    blocks.add(new CodeBlock(page, i + 1, name, List.copyOf(lines.subList(i + 1, end))));
                }
                i = end;
            }
        }
        return blocks;
    }

    String place() {
        return page + ":" + line;
    }

    private static String nameIn(String before) {
        return before.startsWith(NAMED) ? before.substring(NAMED.length(), before.length() - " -->".length()) : "";
    }

    @Override
    public String toString() {
        return place();
    }
}
