package io.iwc.run;

/** Whether the stamps of a run's records can be held against each other. */
enum Timeline {
    /** One zero for all: a schedule, rates and durations exist. */
    COMMON,
    /** Each record counts from its own send, as in a file that holds latencies only. */
    PER_REQUEST
}
