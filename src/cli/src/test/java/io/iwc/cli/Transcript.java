package io.iwc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command in a console block of the documentation, and what it is said to print.
 *
 * @param page where it stands
 * @param line of the command, from 1
 * @param command after the prompt {@code $ iwc}
 * @param output the lines below it; empty if the page shows none
 */
record Transcript(Path page, int line, String command, List<String> output) {
    private static final String PROMPT = "$ ";
    private static final String IWC = PROMPT + "iwc ";

    /** The commands of a page, in order. */
    static List<Transcript> in(Path page) throws IOException {
        var found = new ArrayList<Transcript>();
        var lines = Files.readAllLines(page);
        var inConsole = false;
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                inConsole = lines.get(i).equals("```console");
            } else if (inConsole && lines.get(i).startsWith(IWC)) {
                found.add(new Transcript(page, i + 1, lines.get(i).substring(IWC.length()), outputAfter(lines, i)));
            }
        }
        return found;
    }

    private static List<String> outputAfter(List<String> lines, int command) {
        return lines.subList(command + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith(PROMPT) && !line.equals("```"))
                .toList();
    }

    @Override
    public String toString() {
        return page + ":" + line + ": iwc " + command;
    }
}
