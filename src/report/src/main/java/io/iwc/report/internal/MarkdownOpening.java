package io.iwc.report.internal;

import io.iwc.report.internal.GateReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a Markdown text of a suite begins: the sentence, what it is about, what failed, what changed and why it matters. */
final class MarkdownOpening {
    private static final int MOST_FAILURES = 20;

    private MarkdownOpening() {}

    static void write(MarkdownText text, Content content) {
        var opening = Opening.of(content);
        if (!opening.sentence().isEmpty()) {
            text.paragraph("**" + MarkdownText.escaped(opening.sentence()) + "**");
        }
        if (!opening.origin().isEmpty()) {
            text.paragraph(MarkdownText.escaped(String.join(" · ", opening.origin())));
        }
        failures(text, content);
        ChangeSection.mostTelling(content.failedFirst()).forEach(change -> change(text, change));
    }

    /** A heading and a list. */
    static void change(MarkdownText text, ChangeReport change) {
        text.paragraph("**What changed: " + MarkdownText.escaped(ChangeSection.heading(change)) + "**\n\n"
                + ChangeSection.sentences(change).stream()
                        .map(sentence -> "- " + MarkdownText.escaped(sentence))
                        .collect(Collectors.joining("\n")));
    }

    private static void failures(MarkdownText text, Content content) {
        var rows = new ArrayList<List<String>>();
        for (var test : content.failedFirst()) {
            for (var gate : test.gates()) {
                if (gate.verdict() == Verdict.FAIL) {
                    rows.add(row(test, gate));
                }
            }
        }
        if (!rows.isEmpty()) {
            var headings = new ArrayList<>(BoundWords.HEADINGS.subList(0, BoundWords.HEADINGS.size() - 1));
            headings.add(0, "Failed");
            text.table(headings, rows.stream().limit(MOST_FAILURES).toList());
        }
        if (rows.size() > MOST_FAILURES) {
            text.paragraph("and " + (rows.size() - MOST_FAILURES) + " more bounds that failed");
        }
    }

    private static List<String> row(TestReport test, GateReport gate) {
        var row = new ArrayList<String>();
        row.add(test.shownName());
        var cells = BoundWords.cells(gate);
        row.addAll(cells.subList(0, cells.size() - 1));
        return row;
    }
}
