package io.iwc.report.internal;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When and where a suite ran: the one block of a report that is not the same twice.
 *
 * @param writtenAt when this report or part was written
 * @param build what all parts of one build share, for instance the start of the process that started the test
 *     processes; empty if unknown
 * @param facts the rest by name: IWC version, JDK, operating system, host, CPUs
 * @since 0.1
 */
public record SuiteEnvironment(Instant writtenAt, String build, SortedMap<String, String> facts) {
    public SuiteEnvironment {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
}
