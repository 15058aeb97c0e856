package io.iwc.report.internal;

import io.iwc.run.Run;
import io.iwc.run.internal.SteadyState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run as a report shows it: who answered, whether its latencies are valid, its numbers and its figures.
 * Immutable.
 *
 * @param name the workload's name
 * @param origin {@code measured} or {@code predicted}
 * @param endpoint wire, model and address, without secrets
 * @param slo the targets behind goodput, worded; empty if none were set
 * @param invalidReasons why its latencies are invalid; empty if they are valid
 * @param warnings what to know of it although its latencies hold
 * @param errors failed requests by class
 * @param errorMessages what was said most often, by class; a class of which nothing was said is not in it
 * @param numbers its metrics
 * @param figures its distributions
 * @since 0.1
 */
public record RunReport(
        String name,
        String origin,
        String endpoint,
        String slo,
        List<String> invalidReasons,
        List<String> warnings,
        SortedMap<String, Long> errors,
        SortedMap<String, String> errorMessages,
        Numbers numbers,
        List<Figure> figures) {
    /** The label under which the report says what the client itself adds. */
    static final String CLIENT_ADDS = "run.clientAdds";

    public RunReport {
        invalidReasons = List.copyOf(invalidReasons);
        warnings = List.copyOf(warnings);
        errorMessages = Collections.unmodifiableSortedMap(new TreeMap<>(errorMessages));
        errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
        figures = List.copyOf(figures);
    }

    /** The report of a run. */
    public static RunReport of(Run run) {
        var errors = new TreeMap<String, Long>();
        run.errors().forEach((errorClass, count) -> errors.put(errorClass.text(), count));
        var messages = new TreeMap<String, String>();
        run.errorMessages().forEach((errorClass, message) -> messages.put(errorClass.text(), message));
        var endpoint = run.endpoint();
        var labels = new TreeMap<>(run.labels());
        if (OverheadText.isIn(run)) {
            labels.put(CLIENT_ADDS, OverheadText.of(run));
        }
        return new RunReport(
                run.name(),
                run.origin().text(),
                String.join(" · ", endpoint.wire(), endpoint.model(), endpoint.url()),
                run.slo().map(SloLabel::of).orElse(""),
                run.invalidReasons(),
                run.warnings(),
                errors,
                messages,
                Numbers.of(labels, run.measurements()),
                RunFigures.of(run));
    }

    /** What failed, a row a class: how often, and what was said most often. */
    List<List<String>> failures() {
        return errors.entrySet().stream()
                .map(error -> List.of(
                        error.getKey(),
                        Shown.grouped(error.getValue()),
                        errorMessages.getOrDefault(error.getKey(), "")))
                .toList();
    }

    /** The same with the numbers of its steady state, and the plots of the original benchmark. */
    public static RunReport inDetail(Run run) {
        var report = of(run);
        var labels = new TreeMap<>(report.numbers().labels());
        labels.put("run.steadyMethod", SteadyState.METHOD);
        var measurements = new TreeMap<>(run.measurements());
        measurements.putAll(SteadyState.of(run));
        var figures = new ArrayList<>(report.figures());
        figures.addAll(OriginalPlots.of(run));
        return new RunReport(
                report.name(),
                report.origin(),
                report.endpoint(),
                report.slo(),
                report.invalidReasons(),
                report.warnings(),
                report.errors(),
                report.errorMessages(),
                Numbers.of(labels, measurements),
                figures);
    }

    /** The same under another name, where several runs of one workload are shown side by side. */
    public RunReport named(String name) {
        return new RunReport(
                name, origin, endpoint, slo, invalidReasons, warnings, errors, errorMessages, numbers, figures);
    }
}
