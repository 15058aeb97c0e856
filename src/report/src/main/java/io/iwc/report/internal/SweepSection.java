package io.iwc.report.internal;

/** A sweep on one card: the answer in words, the table of levels, the curves. */
final class SweepSection {
    private final Markup html;
    private final PageScriptResources stock;

    SweepSection(Markup html, PageScriptResources stock) {
        this.html = html;
        this.stock = stock;
    }

    void write(SweepReport sweep) {
        html.open("section", "class", "subject sweep", "aria-label", "Sweep of " + sweep.name())
                .line();
        html.open("h4").element("span", "Sweep of", "class", "kind").text(" " + sweep.name() + " ");
        if (!sweep.slo().isEmpty()) {
            html.element("span", "SLO " + sweep.slo(), "class", "tag");
        }
        html.close().line();
        sweep.answer().forEach(sentence -> html.element("p", sentence, "class", "answer")
                .line());
        html.open("div", "class", "scroll");
        Tables.write(html, sweep.headings(), sweep.rows(), 1);
        html.close();
        new FigureSection(html, stock).place(sweep.figures());
        html.close().line();
    }
}
