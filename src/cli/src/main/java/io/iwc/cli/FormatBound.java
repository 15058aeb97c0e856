package io.iwc.cli;

import io.iwc.dataset.DatasetFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which options of {@code iwc compile} mean something for which formats. Others refuse them: nothing is ignored. */
final class FormatBound {
    private static final List<DatasetFormat> CONVERSATIONS =
            List.of(DatasetFormat.SHAREGPT, DatasetFormat.OPENAI_CHAT, DatasetFormat.MT_BENCH);
    private static final Map<String, List<DatasetFormat>> FORMATS = new TreeMap<>(Map.ofEntries(
            Map.entry("--mode", CONVERSATIONS),
            Map.entry("--user-tag", CONVERSATIONS),
            Map.entry("--assistant-tag", CONVERSATIONS),
            Map.entry("--separator", CONVERSATIONS),
            Map.entry("--block-size", List.of(DatasetFormat.MOONCAKE)),
            Map.entry("--keep-failed", List.of(DatasetFormat.BURSTGPT)),
            Map.entry("--time-unit", List.of(DatasetFormat.OPENAI_CHAT, DatasetFormat.METRICS_CSV)),
            Map.entry("--column", List.of(DatasetFormat.METRICS_CSV)),
            Map.entry("--reference", List.of(DatasetFormat.MT_BENCH)),
            Map.entry("--results", List.of(DatasetFormat.OPENAI_BATCH))));

    private FormatBound() {}

    /** Refuses options that were given and say nothing about the format. */
    static void check(CommandSpec command, DatasetFormat format) {
        var given = command.commandLine().getParseResult();
        FORMATS.forEach((option, formats) -> {
            if (given.hasMatchedOption(option) && !formats.contains(format)) {
                var names = formats.stream().map(DatasetFormat::id).collect(Collectors.joining(" and "));
                throw new ParameterException(
                        command.commandLine(), option + ": an option of " + names + ", found with " + format.id());
            }
        });
    }
}
