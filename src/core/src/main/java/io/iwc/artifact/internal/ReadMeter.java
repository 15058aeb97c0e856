package io.iwc.artifact.internal;

import java.util.concurrent.atomic.LongAdder;

/**
 * What this process has read of files so far, for whoever shows a user how far a command is. Only counts on: whoever
 * looks at it compares with what it was before.
 *
 * @since 0.1
 */
public final class ReadMeter {
    private static final LongAdder BYTES = new LongAdder();
    private static final LongAdder ROWS = new LongAdder();

    private ReadMeter() {}

    /** Bytes as they lie on the disk. */
    public static long bytes() {
        return BYTES.sum();
    }

    /** Lines or records. */
    public static long rows() {
        return ROWS.sum();
    }

    /** Notes that bytes were read. */
    public static void addBytes(long count) {
        BYTES.add(count);
    }

    /** Notes that a line or a record was read. */
    public static void addRow() {
        ROWS.increment();
    }

    /** Notes that so many lines or records were read. */
    public static void addRows(long count) {
        ROWS.add(count);
    }
}
