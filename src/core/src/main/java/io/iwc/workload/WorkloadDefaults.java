package io.iwc.workload;

/**
 * What workloads are made of where nothing else is asked for: by options of the command line, attributes of annotations
 * and factories alike. When requests arrive then says {@link io.iwc.arrival.Arrivals#standard()}.
 *
 * @since 0.1
 */
public final class WorkloadDefaults {
    /** Root of everything random. */
    public static final long SEED = 42;

    /** Between the end of a turn and the next one that has no recorded time, in seconds. */
    public static final int THINK_SECONDS = 5;

    /** Cap on the answers of requests that bring none, in tokens. */
    public static final int MAX_OUTPUT_TOKENS = 128;

    /** Length of a made-up prompt, in tokens. */
    public static final int PROMPT_TOKENS = 256;

    /** Length of a made-up answer, in tokens. */
    public static final int OUTPUT_TOKENS = 128;

    private WorkloadDefaults() {}
}
