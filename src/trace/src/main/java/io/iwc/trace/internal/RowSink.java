package io.iwc.trace.internal;

import java.util.OptionalLong;

/** Takes rows that were read in Java into the table of an engine. */
interface RowSink {
    void add(Row row);

    /**
     * A row of a trace.
     *
     * @param arrival nanoseconds on any clock
     * @param ttft nanoseconds
     * @param duration nanoseconds
     * @param cached prompt tokens that came from a cache
     * @param user empty if none is named
     * @param model empty if none is named
     * @param status empty if none is named
     * @param function empty if none is named
     * @param session empty if none is named
     */
    record Row(
            OptionalLong arrival,
            OptionalLong prompt,
            OptionalLong output,
            OptionalLong ttft,
            OptionalLong duration,
            OptionalLong cached,
            String user,
            String model,
            String status,
            String function,
            String session) {}
}
