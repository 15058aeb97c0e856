package io.iwc.cli;

import io.iwc.dataset.ClockUnit;
import io.iwc.dataset.FormatDetails;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What only some formats ask; {@link FormatBound} refuses it elsewhere. */
final class FormatOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--keep-failed", description = "burstgpt: keep failed requests, with 0 output tokens.")
    private boolean keepFailed;

    @Option(
            names = "--time-unit",
            paramLabel = "UNIT",
            converter = Ids.TimeUnits.class,
            completionCandidates = Ids.TimeUnits.class,
            description = "openai-chat, metrics-csv: unit of numeric timestamps: ${COMPLETION-CANDIDATES}.")
    private Optional<ClockUnit> timeUnit = Optional.empty();

    @Option(
            names = "--column",
            paramLabel = "NAME=FIELD",
            description = "metrics-csv: maps a column to a field; repeatable. Fields: arrival, end, prompt_tokens,"
                    + " output_tokens, model, user, request_id, ttft, duration, function.")
    private Map<String, String> fieldsByColumn = new LinkedHashMap<>();

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "mt-bench: file of reference answers, used as assistant turns.")
    private Optional<Path> reference = Optional.empty();

    @Option(names = "--results", paramLabel = "FILE", description = "openai-batch: results file, joined by custom_id.")
    private Optional<Path> results = Optional.empty();

    /**
     * What was asked for.
     *
     * @param blockSize of a trace with hashes, which commands ask for by different names
     */
    FormatDetails details(Optional<Integer> blockSize) {
        return new FormatDetails(
                blockSize.map(OptionalInt::of).orElse(OptionalInt.empty()),
                keepFailed,
                timeUnit,
                new TreeMap<>(columnsByField()),
                reference.or(() -> results));
    }

    private Map<String, String> columnsByField() {
        var columns = new TreeMap<String, String>();
        fieldsByColumn.forEach((column, field) -> {
            var other = columns.putIfAbsent(field, column);
            if (other != null) {
                throw new ParameterException(
                        command.commandLine(),
                        "--column: found " + other + " and " + column + " for " + field + ", expected one of them");
            }
        });
        return columns;
    }
}
