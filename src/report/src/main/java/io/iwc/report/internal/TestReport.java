package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one test did with IWC: how it ended, on which workloads and runs it looked, and what it published. Immutable.
 *
 * @param id unique and stable, the JUnit unique id
 * @param className fully qualified
 * @param module the folder of the module it belongs to; empty if unknown
 * @param displayName as JUnit shows it
 * @param status how it ended
 * @param message of the failure, or the reason of an abort or a skip; empty if it passed
 * @param source where in its source it failed; empty if it did not or nobody knows
 * @param workloads the workloads it was given, in order
 * @param runs the runs it was given, in order
 * @param gates what was held against a baseline, in order
 * @param changes how something differs from what it was held against, in order
 * @param sweeps what it swept, in order
 * @param tables what else there is to say of it, in order
 * @param entries what it published, {@code iwc.*}, in order
 * @since 0.1
 */
public record TestReport(
        String id,
        String className,
        String module,
        String displayName,
        Status status,
        String message,
        Optional<SourceLine> source,
        List<WorkloadReport> workloads,
        List<RunReport> runs,
        List<GateReport> gates,
        List<ChangeReport> changes,
        List<SweepReport> sweeps,
        List<ReportTable> tables,
        List<Entry> entries) {
    /** Key of an entry that names the file of a stale baseline; several are numbered. */
    public static final String STALE_BASELINE = "iwc.baseline.stale";

    public TestReport {
        workloads = List.copyOf(workloads);
        runs = List.copyOf(runs);
        gates = List.copyOf(gates);
        changes = List.copyOf(changes);
        sweeps = List.copyOf(sweeps);
        tables = List.copyOf(tables);
        entries = List.copyOf(entries);
    }

    /** Starts the report of a test that passes unless said otherwise. */
    public static Builder builder(String id, String className, String displayName) {
        return new Builder(id, className, displayName);
    }

    /** Files of baselines that what they bound has left behind, each once. */
    public List<String> staleBaselines() {
        return entries.stream()
                .filter(entry ->
                        entry.key().equals(STALE_BASELINE) || entry.key().startsWith(STALE_BASELINE + "."))
                .map(Entry::value)
                .distinct()
                .toList();
    }

    /** The class without its package, and the test: what people call it. */
    public String shownName() {
        return simpleClassName() + ": " + displayName;
    }

    /** The first line of the message; empty if there is none. */
    public String firstLine() {
        return message.lines().findFirst().orElse("");
    }

    /** The class without its package, nested ones with a dot. */
    public String simpleClassName() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** The same test in a module, with the place in its source where it failed, if that is known. */
    public TestReport at(String moduleName, Optional<SourceLine> place) {
        return new TestReport(
                id,
                className,
                moduleName,
                displayName,
                status,
                message,
                place,
                workloads,
                runs,
                gates,
                changes,
                sweeps,
                tables,
                entries);
    }

    /**
     * A line of a source file.
     *
     * @param file relative to the root of the checkout, with {@code /}
     * @param line from 1
     */
    public record SourceLine(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** How a test ended. */
    public enum Status {
        FAILED("failed"),
        ABORTED("aborted"),
        SKIPPED("skipped"),
        PASSED("passed");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** As in files and on the page. */
        public String text() {
            return text;
        }
    }

    /**
     * Something the test published.
     *
     * @param key {@code iwc.seed}
     * @param value as text
     */
    public record Entry(String key, String value) {}

    /** Collects what a test did. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String className;
        private final String displayName;
        private final List<WorkloadReport> workloads = new ArrayList<>();
        private final List<RunReport> runs = new ArrayList<>();
        private final List<GateReport> gates = new ArrayList<>();
        private final List<ChangeReport> changes = new ArrayList<>();
        private final List<SweepReport> sweeps = new ArrayList<>();
        private final List<ReportTable> tables = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private Status status = Status.PASSED;
        private String message = "";
        private String module = "";
        private Optional<SourceLine> source = Optional.empty();

        private Builder(String id, String className, String displayName) {
            this.id = Objects.requireNonNull(id, "id");
            this.className = Objects.requireNonNull(className, "className");
            this.displayName = Objects.requireNonNull(displayName, "displayName");
        }

        /** How it ended, with the message of the failure or the reason of an abort; empty if there is none. */
        public Builder ended(Status status, String message) {
            this.status = status;
            this.message = message;
            return this;
        }

        public Builder workload(WorkloadReport workload) {
            workloads.add(workload);
            return this;
        }

        public Builder run(RunReport run) {
            runs.add(run);
            return this;
        }

        public Builder gate(GateReport gate) {
            gates.add(gate);
            return this;
        }

        public Builder change(ChangeReport change) {
            changes.add(change);
            return this;
        }

        public Builder sweep(SweepReport sweep) {
            sweeps.add(sweep);
            return this;
        }

        public Builder table(ReportTable table) {
            tables.add(table);
            return this;
        }

        /** The folder of the module it belongs to. */
        public Builder module(String name) {
            module = name;
            return this;
        }

        /** Where in its source it failed. */
        public Builder source(SourceLine place) {
            source = Optional.of(place);
            return this;
        }

        public Builder entry(String key, String value) {
            entries.add(new Entry(key, value));
            return this;
        }

        public TestReport build() {
            return new TestReport(
                    id,
                    className,
                    module,
                    displayName,
                    status,
                    message,
                    source,
                    workloads,
                    runs,
                    status == Status.PASSED
                            ? gates.stream().map(GateReport::inPassedTest).toList()
                            : gates,
                    changes,
                    sweeps,
                    tables,
                    entries);
        }
    }
}
