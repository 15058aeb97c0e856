package io.iwc.cli;

import io.iwc.dataset.DatasetReader;
import io.iwc.dataset.DatasetReaders;
import io.iwc.dataset.ReaderOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which options of {@code iwc compile}, and of reading in passing, only some formats have. Others refuse them: nothing is ignored. */
final class FormatBound {
    private static final Map<String, ReaderOption> BOUND = new TreeMap<>(Map.ofEntries(
            Map.entry("--mode", ReaderOption.CONVERSATIONS),
            Map.entry("--user-tag", ReaderOption.CONVERSATIONS),
            Map.entry("--assistant-tag", ReaderOption.CONVERSATIONS),
            Map.entry("--separator", ReaderOption.CONVERSATIONS),
            Map.entry("--block-size", ReaderOption.BLOCK_SIZE),
            Map.entry(DatasetOptions.BLOCK_SIZE, ReaderOption.BLOCK_SIZE),
            Map.entry("--keep-failed", ReaderOption.KEEP_FAILED),
            Map.entry("--time-unit", ReaderOption.TIME_UNIT),
            Map.entry("--column", ReaderOption.COLUMNS),
            Map.entry("--reference", ReaderOption.REFERENCE),
            Map.entry("--results", ReaderOption.RESULTS)));

    private FormatBound() {}

    /** Refuses options that were given and say nothing about the format. */
    static void check(CommandSpec command, String format) {
        var given = command.commandLine().getParseResult();
        var isOther =
                command.findOption(DatasetOptions.BLOCK_SIZE) != null; // there --block-size is that of a measurement
        var known = DatasetReaders.named(format).options();
        BOUND.forEach((option, bound) -> {
            var isMeant = !(isOther && option.equals("--block-size"));
            if (isMeant && given.hasMatchedOption(option) && !known.contains(bound)) {
                var names = DatasetReaders.all().stream()
                        .filter(reader -> reader.options().contains(bound))
                        .map(DatasetReader::name)
                        .collect(Collectors.joining(" and "));
                throw new ParameterException(
                        command.commandLine(), option + ": an option of " + names + ", found with " + format);
            }
        });
    }
}
