package io.iwc.trace.internal;

import io.iwc.dataset.ClockUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the files of a trace are read.
 *
 * @param columns which column holds a field, by the field's name
 * @param timeUnit of numeric times; without one they are refused
 * @param format of inputs that are no serving log; detected if empty
 * @param modelByFile whether rows that name no model are of the model that their file is named after
 * @since 0.1
 */
public record Reading(
        SortedMap<String, String> columns, Optional<ClockUnit> timeUnit, Optional<String> format, boolean modelByFile) {
    /** Columns by their known names, no unit, formats detected. */
    public static final Reading DEFAULT = new Reading(new TreeMap<>(), Optional.empty(), Optional.empty(), false);

    public Reading {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }
}
