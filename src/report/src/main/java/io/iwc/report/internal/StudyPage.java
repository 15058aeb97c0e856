package io.iwc.report.internal;

import java.util.List;

/**
 * A page of what a study of many requests found: a section a study, with facts, tables and figures. One file that
 * fetches nothing.
 *
 * @since 0.1
 */
public final class StudyPage {
    private StudyPage() {}

    /** The page. */
    public static String of(String title, List<String> notes, List<Section> sections, SuiteEnvironment environment) {
        var html = new Markup();
        var stock = new PageScriptResources();
        var frame = new PageFrame(html, stock);
        return frame.around(title, "; study.json holds the same numbers.", environment, () -> {
                    notes.forEach(
                            note -> html.element("p", note, "class", "origin").line());
                    sections.forEach(section -> write(section, html, stock));
                })
                .toString();
    }

    private static void write(Section section, Markup html, PageScriptResources stock) {
        html.open("section", "class", "subject", "aria-label", section.title()).line();
        html.element("h2", section.title()).line();
        section.notes()
                .forEach(note -> html.element("p", note, "class", "origin").line());
        for (var table : section.tables()) {
            stock.fold(
                    html,
                    table.title(),
                    new FoldedTable(table.headings(), table.rows(), String.join(" ", table.notes())));
        }
        new FigureSection(html, stock).place(section.figures());
        html.close().line();
    }

    /**
     * One study.
     *
     * @param notes what is missing, and why
     * @param tables its numbers
     * @param figures in the order of the page
     */
    public record Section(String title, List<String> notes, List<ReportTable> tables, List<Figure> figures) {
        public Section {
            notes = List.copyOf(notes);
            tables = List.copyOf(tables);
            figures = List.copyOf(figures);
        }
    }
}
