package io.iwc.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the micro-benchmarks and prints a Markdown table, a line as soon as its figures are there:
 * {@code Benchmarks [--list | --brief] [WORD ...]}. Those whose name contains one of the words, whatever its case; all
 * without words. {@code --list} prints their names; {@code --brief} runs a short round of each, whose figures mean little.
 */
public final class Benchmarks {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLION = 1e6;
    private static final double THOUSAND = 1e3;

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        var words =
                List.of(arguments).stream().filter(it -> !it.startsWith("--")).toList();
        var options =
                List.of(arguments).stream().filter(it -> it.startsWith("--")).toList();
        var chosen = chosen(words);
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "found " + words + ", expected part of a name that src/bench/run --list prints");
        }
        if (options.contains("--list")) {
            chosen.forEach(name -> System.out.println(shown(name)));
            return;
        }
        System.out.println("Measured on " + Machine.description() + ", load " + Machine.load() + " at the start.\n");
        System.out.println("| benchmark | by the clock | ± | a core of processor time |");
        System.out.println("| --- | --: | --: | --: |");
        for (var name : chosen) {
            for (var result : run(name, options.contains("--brief"))) {
                System.out.println(row(result));
            }
        }
        System.out.println(
                "\nLoad " + Machine.load() + " at the end. What is counted stands in the name; ± is the 99.9 %"
                        + " interval of the mean by the clock; processor time is that of all threads.");
    }

    private static SortedSet<String> chosen(List<String> words) {
        var format = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList().getAll(format, List.of()).stream()
                .map(entry -> entry.getUsername())
                .filter(name -> words.isEmpty()
                        || words.stream().anyMatch(word -> lower(shown(name)).contains(lower(word))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Iterable<RunResult> run(String name, boolean isBrief) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + Pattern.quote(name) + "$")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .warmupIterations(isBrief ? 1 : 5)
                        .warmupTime(TimeValue.milliseconds(isBrief ? 200 : 2000))
                        .measurementIterations(isBrief ? 1 : 5)
                        .measurementTime(TimeValue.milliseconds(isBrief ? 200 : 2000))
                        .addProfiler(ProcessorTimeProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static String row(RunResult result) {
        var clock = result.getPrimaryResult();
        var parameters = result.getParams().getParamsKeys().stream()
                .map(key -> " " + key + "=" + result.getParams().getParam(key))
                .collect(Collectors.joining());
        var processor = Objects.requireNonNull(result.getSecondaryResults().get(ProcessorTimeProfiler.LABEL));
        var error = clock.getScoreError() / clock.getScore();
        return "| `" + shown(result.getParams().getBenchmark()) + "`" + parameters + " | " + rate(clock.getScore())
                + " | "
                + (Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * error)) + " | "
                + rate(processor.getScore())
                + " |";
    }

    /** Of so many nanoseconds for one, how many a second. */
    private static String rate(double nanos) {
        var perSecond = NANOS_PER_SECOND / nanos;
        if (perSecond >= MILLION) {
            return String.format(Locale.ROOT, "%.2f million/s", perSecond / MILLION);
        }
        return perSecond >= THOUSAND
                ? String.format(Locale.ROOT, "%.2f thousand/s", perSecond / THOUSAND)
                : String.format(Locale.ROOT, "%.1f /s", perSecond);
    }

    /** {@code csv.rowsRead}. */
    private static String shown(String name) {
        var simple =
                name.substring(Benchmarks.class.getPackageName().length() + 1).replace("Benchmark", "");
        return simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
