package io.iwc.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a command is with the files that it reads: share of their bytes, rows, time, and how long it may yet take. */
final class ReadingProgress {
    private static final double SECOND = 1e9;

    /** Looking at how a file begins reads some of it twice. */
    private static final long LOOKED_AHEAD = 1 << 18;

    /** Of less nobody can tell how long the rest takes. */
    private static final double LEAST_SHARE = 0.02;

    private final long total;
    private final LongSupplier bytes;
    private final LongSupplier rows;
    private final LongSupplier nanos;
    private final long bytesBefore;
    private final long rowsBefore;
    private final long start;
    private long readLast;
    private long advanced;

    /**
     * Nothing read yet.
     *
     * @param total bytes of the files; 0 if unknown
     * @param bytes read so far, by whatever
     * @param rows read so far, by whatever
     * @param nanos a clock
     */
    ReadingProgress(long total, LongSupplier bytes, LongSupplier rows, LongSupplier nanos) {
        this.total = total;
        this.bytes = bytes;
        this.rows = rows;
        this.nanos = nanos;
        bytesBefore = bytes.getAsLong();
        rowsBefore = rows.getAsLong();
        start = nanos.getAsLong();
        advanced = start;
    }

    /** Asked by one thread only. */
    String text() {
        var now = nanos.getAsLong();
        var seconds = (now - start) / SECOND;
        var read = bytes.getAsLong() - bytesBefore;
        if (read != readLast) {
            readLast = read;
            advanced = now;
        }
        var lines = rows.getAsLong() - rowsBefore;
        var counted = String.format(Locale.ROOT, "%,d %s, %.0f s", lines, lines == 1 ? "row" : "rows", seconds);
        if (total == 0 || read == 0) {
            return counted;
        }
        if (read > total + LOOKED_AHEAD) { // some files are read once to be checked, and again to be used
            return String.format(Locale.ROOT, "%3d %%  %s, reading again", 100 * (read % total) / total, counted);
        }
        var share = Math.min(1, (double) read / total);
        var standsStill =
                now - advanced >= SECOND; // other work is done: reading says nothing of the time that it takes
        var left = share == 1 || share < LEAST_SHARE || seconds < 1 || standsStill
                ? ""
                : String.format(Locale.ROOT, ", about %.0f s left", Math.ceil(seconds * (1 - share) / share));
        return String.format(Locale.ROOT, "%3.0f %%  %s%s", Math.floor(100 * share), counted, left);
    }
}
