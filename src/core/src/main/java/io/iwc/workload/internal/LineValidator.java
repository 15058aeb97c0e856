package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A further check of a line that the reader rejects: it may find faults that the reader did not reach, such as a
 * wrong value deep in a list. Not called for lines that the reader accepts.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface LineValidator {
    /**
     * All faults of one line.
     *
     * @param line the JSON value that the line is
     * @return by field ({@code messages[1].role}), what was found and what was expected, in the order they are to be
     *     reported
     */
    Map<String, String> faultsOf(JsonNode line);
}
