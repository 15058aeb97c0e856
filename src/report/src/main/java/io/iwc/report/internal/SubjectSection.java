package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.workload.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The part of a page about one workload or one run. */
final class SubjectSection {
    private static final int HASH_DIGITS = 12;

    private final Markup html;
    private final PageScriptResources stock;

    SubjectSection(Markup html, PageScriptResources stock) {
        this.html = html;
        this.stock = stock;
    }

    /** Each in full where it is met first, by its place there. */
    private final Map<Object, String> places = new HashMap<>();

    /** Several workloads are folded away. */
    void workloads(List<WorkloadReport> workloads) {
        folded(workloads, "workloads", this::workload);
    }

    void workload(WorkloadReport workload) {
        if (isShown(workload, "Workload", workload.name())) {
            return;
        }
        var numbers = workload.numbers();
        html.open("section", "class", "subject", "id", places.getOrDefault(workload, ""))
                .line();
        heading(
                "Workload",
                workload.name(),
                workload.numbers().labels().getOrDefault(Metric.PRIMARY_CLASS.id(), "unknown"));
        html.element("p", String.join(" · ", origin(workload)), "class", "origin")
                .line();
        Tables.facts(html, numbers, ShownMetrics.workloadFacts(numbers));
        Tables.families(html, numbers, ShownMetrics.WORKLOAD_FAMILIES);
        new FigureSection(html, stock).place(workload.figures());
        stock.fold(html, "All metrics", Tables.everything(numbers));
        html.close().line();
    }

    /** Several runs are folded away: a card of the levels, or a table, says what they have in common. */
    void runs(List<RunReport> runs) {
        folded(runs, "runs", this::run);
    }

    private <T> void folded(List<T> subjects, String kind, Consumer<T> section) {
        if (subjects.size() < 2) {
            subjects.forEach(section);
            return;
        }
        html.open("details", "class", "fold").element("summary", subjects.size() + " " + kind + " in full");
        subjects.forEach(section);
        html.close().line();
    }

    void run(RunReport run) {
        if (isShown(run, "Run", run.name())) {
            return;
        }
        var numbers = run.numbers();
        html.open("section", "class", "subject", "id", places.getOrDefault(run, ""))
                .line();
        heading("Run", run.name(), run.origin());
        html.element("p", String.join(" · ", origin(run)), "class", "origin").line();
        for (var reason : run.invalidReasons()) {
            html.element("p", "INVALID: " + reason, "class", "invalid").line();
        }
        for (var warning : run.warnings()) {
            html.element("p", "Warning: " + warning, "class", "invalid").line();
        }
        Tables.facts(html, numbers, ShownMetrics.RUN_FACTS);
        Tables.families(html, numbers, ShownMetrics.RUN_FAMILIES);
        if (!run.errors().isEmpty()) {
            html.open("div", "class", "scroll");
            Tables.write(html, List.of("Error", "Requests", "Most frequent message"), run.failures(), 1);
            html.close();
        }
        new FigureSection(html, stock).place(run.figures());
        stock.fold(html, "All metrics", Tables.everything(numbers));
        html.close().line();
    }

    /** The origin of a workload, as text. */
    static List<String> origin(WorkloadReport workload) {
        var labels = workload.numbers().labels();
        var origin = new ArrayList<String>();
        origin.add(
                workload.compiler().equals(Manifest.RESYNTHESIS)
                        ? "re-synthesised from a fingerprint, not recorded"
                        : "from " + workload.compiler());
        add(origin, "seed ", workload.seed());
        add(origin, "sha256 ", shortened(workload.sha256()));
        add(origin, "tokenizer ", labels.getOrDefault("tokenizer.id", ""));
        add(origin, "output length: ", labels.getOrDefault("tokens.outputSource", ""));
        add(origin, "pattern: ", labels.getOrDefault("arrivals.pattern", ""));
        return origin;
    }

    /** The endpoint of a run, as text. */
    static List<String> origin(RunReport run) {
        var origin = new ArrayList<String>();
        origin.add(run.endpoint());
        add(origin, "SLO ", run.slo());
        add(origin, "client overhead: ", run.numbers().labels().getOrDefault(RunReport.CLIENT_ADDS, ""));
        add(origin, "output tokens: ", run.numbers().labels().getOrDefault("run.outputTokensSource", ""));
        return origin;
    }

    /** Says where it is shown already, if it is. */
    private boolean isShown(Object subject, String kind, String name) {
        var place = places.putIfAbsent(subject, "subject-" + (places.size() + 1));
        if (place != null) {
            html.open("p", "class", "note")
                    .text(kind + " ")
                    .open("a", "href", "#" + place)
                    .text(name)
                    .close();
            html.text(" is shown above in full.").close().line();
        }
        return place != null;
    }

    private void heading(String kind, String name, String label) {
        html.open("h4").element("span", kind, "class", "kind").text(" " + name + " ");
        html.element("span", label, "class", "tag").close().line();
    }

    private static void add(List<String> parts, String prefix, String text) {
        if (!text.isEmpty()) {
            parts.add(prefix + text);
        }
    }

    private static String shortened(String sha256) {
        return sha256.substring(0, Math.min(HASH_DIGITS, sha256.length()));
    }
}
