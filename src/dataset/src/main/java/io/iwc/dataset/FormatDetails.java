package io.iwc.dataset;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What only some formats ask. Each part may be unset, then the format's own rule holds.
 *
 * @param blockSize tokens behind one hash of a Mooncake trace, ≥ 1; 512 if unset
 * @param keepFailed keeps BurstGPT's failed requests, with an output of 0
 * @param timeUnit of numeric times in chat logs and metrics files
 * @param columns which column of a metrics file holds a field, by the field's name
 * @param companion the second file: reference answers of MT-Bench, results of a batch
 * @since 0.1
 */
public record FormatDetails(
        OptionalInt blockSize,
        boolean keepFailed,
        Optional<ClockUnit> timeUnit,
        SortedMap<String, String> columns,
        Optional<Path> companion) {
    /** Nothing set. */
    public static final FormatDetails NONE =
            new FormatDetails(OptionalInt.empty(), false, Optional.empty(), new TreeMap<>(), Optional.empty());

    public FormatDetails {
        if (blockSize.isPresent() && blockSize.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "block size: found " + blockSize.getAsInt() + ", expected an integer ≥ 1");
        }
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    public FormatDetails withBlockSize(int tokens) {
        return new FormatDetails(OptionalInt.of(tokens), keepFailed, timeUnit, columns, companion);
    }

    public FormatDetails keepingFailed() {
        return new FormatDetails(blockSize, true, timeUnit, columns, companion);
    }

    public FormatDetails withTimeUnit(ClockUnit unit) {
        return new FormatDetails(blockSize, keepFailed, Optional.of(unit), columns, companion);
    }

    public FormatDetails withColumns(Map<String, String> columnsByField) {
        return new FormatDetails(blockSize, keepFailed, timeUnit, new TreeMap<>(columnsByField), companion);
    }

    public FormatDetails withCompanion(Path file) {
        return new FormatDetails(blockSize, keepFailed, timeUnit, columns, Optional.of(file));
    }

    /** Adds what is set to the options of a manifest; of the companion only its name. */
    void addTo(SortedMap<String, Object> config) {
        blockSize.ifPresent(tokens -> config.put("block_size", tokens));
        config.put("keep_failed", keepFailed);
        timeUnit.ifPresent(unit -> config.put("time_unit", unit.id()));
        columns.forEach((field, column) -> config.put("column_" + field, column));
        companion.ifPresent(file -> config.put("companion", String.valueOf(file.getFileName())));
    }
}
