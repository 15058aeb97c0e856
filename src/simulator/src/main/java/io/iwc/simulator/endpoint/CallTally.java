package io.iwc.simulator.endpoint;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many calls an endpoint has had.
 *
 * @param answered with success, whatever they asked for
 * @param refused by method, path, status and reason: {@code POST /v1/messages: 404 (…)}
 * @param notKept calls that are in neither {@code captured()} nor {@code exchanges()} because no more is kept
 * @since 0.1
 */
public record CallTally(long answered, SortedMap<String, Long> refused, long notKept) {
    private static final int MOST_CHARACTERS = 160;

    public CallTally {
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** The number of calls that were refused. */
    public long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code "; refused: …"}, or empty. */
    String refusedClause() {
        return refused.isEmpty()
                ? ""
                : refused.entrySet().stream()
                        .map(entry -> entry.getValue() + " × " + entry.getKey())
                        .collect(Collectors.joining("; ", "; refused: ", ""));
    }

    /** A reason on one line, cut where it would fill the screen. */
    static String shortened(String reason) {
        var line = reason.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }
}
