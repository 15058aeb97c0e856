package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.report.internal.HtmlReport;
import io.iwc.report.internal.MarkdownSummary;
import io.iwc.report.internal.ReportTable;
import io.iwc.report.internal.RunOverlays;
import io.iwc.report.internal.RunReport;
import io.iwc.report.internal.RunTables;
import io.iwc.report.internal.RunsCsv;
import io.iwc.run.Run;
import io.iwc.run.internal.Dialect;
import io.iwc.run.internal.RunComparison;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs side by side, as {@code iwc report} shows them.
 *
 * @param runs in detail, named after their folders
 * @param tables what is said of all of them
 * @param baseline what the others are compared with
 * @param candidates what is not the baseline, by name
 */
record RunsReport(
        String title,
        List<RunReport> runs,
        List<ReportTable> tables,
        Optional<Run> baseline,
        Map<String, Run> candidates) {
    /**
     * Reads the runs.
     *
     * @param asked what they sent, for what their servers could have cached
     * @param compares whether the first is the baseline of the others
     */
    static RunsReport of(
            List<Path> sources, Optional<Workload> asked, boolean compares, List<Dialect> dialects, long seed) {
        var runs = new LinkedHashMap<String, Run>();
        sources.forEach(source -> {
            var run = read(source);
            runs.put(
                    unused(name(source), runs),
                    asked.map(sent -> held(run, sent, source)).orElse(run));
        });
        var candidates = new LinkedHashMap<>(runs);
        var tables = new ArrayList<ReportTable>();
        var baseline = Optional.<Run>empty();
        if (compares) {
            var first = runs.keySet().iterator().next();
            var before = candidates.remove(first);
            baseline = Optional.ofNullable(before);
            candidates.forEach((name, run) -> tables.add(
                    RunTables.comparison(name + " against " + first, RunComparison.between(before, run, seed))));
        }
        if (runs.size() > 1) {
            tables.add(0, RunTables.frontier(runs));
        }
        dialects.forEach(dialect -> tables.add(RunTables.dialect(dialect, runs)));
        var reports = new ArrayList<RunReport>();
        runs.forEach((name, run) -> reports.add(RunReport.inDetail(run).named(name)));
        var title = runs.size() == 1 ? "Run " + reports.get(0).name() : runs.size() + " runs";
        return new RunsReport(
                title, List.copyOf(reports), List.copyOf(tables), baseline, Collections.unmodifiableMap(candidates));
    }

    /** Whether all that is not the baseline was judged by targets. */
    boolean haveSlo() {
        return candidates.values().stream().allMatch(run -> run.slo().isPresent());
    }

    void write(Path output, Console console) {
        var name = output.toString();
        if (console.isStandardOutput(output)) {
            console.print(markdown());
        } else if (name.endsWith(".html")) {
            AtomicFile.write(
                    output, HtmlReport.of(title, PageEnvironment.now(), List.of(), runs, tables, RunOverlays.of(runs)));
        } else if (name.endsWith(".md")) {
            AtomicFile.write(output, markdown());
        } else {
            AtomicFile.write(output, RunsCsv.of(runs));
        }
    }

    /** Each figure; of several runs in a folder a run, and those that overlay them beside these folders. */
    void draw(PlotOptions plots) {
        runs.forEach(run -> plots.write(run.figures(), runs.size() == 1 ? "" : run.name()));
        plots.write(RunOverlays.of(runs), "");
    }

    private String markdown() {
        return MarkdownSummary.of(title, PageEnvironment.now(), List.of(), runs, tables);
    }

    private static Run read(Path source) {
        return Files.isRegularFile(source)
                ? RunFolder.readFile(source)
                : RunFolder.at(source).read();
    }

    private static Run held(Run run, Workload asked, Path source) {
        var held = run.heldAgainst(asked);
        if (held.records().stream()
                .noneMatch(record -> record.cacheablePromptTokens().isPresent())) {
            throw new IwcException(source + ": found no answered request of the run with a prompt in " + asked.name()
                    + ", expected the ids of its requests there, with prompt text or prefix hashes");
        }
        return held;
    }

    private static String name(Path source) {
        var name = source.toAbsolutePath().normalize().getFileName();
        return name == null ? "run" : name.toString().replaceFirst("\\.(csv|jsonl)$", "");
    }

    /** Two folders may have one name. */
    private static String unused(String name, Map<String, Run> runs) {
        var free = name;
        for (var i = 2; runs.containsKey(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
