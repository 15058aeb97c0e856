package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * How a report begins, as plain text for a console: the sentence, what it is about, what changed and why it matters.
 *
 * @since 0.1
 */
public final class OpeningText {
    private static final int WIDTH = 100;

    private OpeningText() {}

    /** Paragraphs, each with an empty line below it; empty without tests. */
    public static String of(SuiteReport report) {
        var content = Content.of(report);
        var opening = Opening.of(content);
        if (opening.sentence().isEmpty()) {
            return "";
        }
        var text = new StringBuilder(wrapped(opening.sentence(), "")).append('\n');
        if (!opening.origin().isEmpty()) {
            text.append(wrapped(String.join(" · ", opening.origin()), "")).append('\n');
        }
        for (var change : ChangeSection.mostTelling(content.failedFirst())) {
            text.append("What changed: ").append(ChangeSection.heading(change)).append('\n');
            ChangeSection.sentences(change).forEach(sentence -> text.append(wrapped("- " + sentence, "  ")));
            text.append('\n');
        }
        return text.toString();
    }

    private static String wrapped(String text, String indent) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return String.join("\n", lines) + "\n";
    }
}
