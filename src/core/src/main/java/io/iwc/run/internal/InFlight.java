package io.iwc.run.internal;

import io.iwc.run.RequestRecord;
import java.util.Arrays;
import java.util.List;

/** How many requests of a run are in flight, from each send and each end on. */
final class InFlight {
    private final long[] instants; // distinct, ascending
    private final int[] levels; // from each of them to the next

    private InFlight(long[] instants, int[] levels) {
        this.instants = instants;
        this.levels = levels;
    }

    /** Of those that were sent and have ended. */
    static InFlight of(List<RequestRecord> records) {
        var sends = new long[records.size()];
        var ends = new long[records.size()];
        var count = 0;
        for (var record : records) {
            if (record.sentNanos().isPresent() && record.endNanos().isPresent()) {
                sends[count] = record.sentNanos().getAsLong();
                ends[count++] = record.endNanos().getAsLong();
            }
        }
        Arrays.sort(sends, 0, count);
        Arrays.sort(ends, 0, count);
        var instants = new long[2 * count];
        var levels = new int[2 * count];
        var size = 0;
        for (int sent = 0, ended = 0; sent < count || ended < count; size++) {
            var now =
                    Math.min(sent < count ? sends[sent] : Long.MAX_VALUE, ended < count ? ends[ended] : Long.MAX_VALUE);
            while (sent < count && sends[sent] == now) {
                sent++;
            }
            while (ended < count && ends[ended] == now) {
                ended++;
            }
            instants[size] = now;
            levels[size] = sent - ended;
        }
        return new InFlight(Arrays.copyOf(instants, size), Arrays.copyOf(levels, size));
    }

    /** The median over the time between two instants. */
    int median(long from, long to) {
        var least = Arrays.stream(levels).min().orElse(0);
        var nanosAt = new long[Arrays.stream(levels).max().orElse(0) - least + 1];
        for (var i = 0; i < levels.length; i++) {
            var end = Math.min(to, i + 1 < levels.length ? instants[i + 1] : to);
            nanosAt[levels[i] - least] += Math.max(0, end - Math.max(from, instants[i]));
        }
        var half = (to - from) / 2.0;
        var passed = 0L;
        for (var level = 0; level < nanosAt.length; level++) {
            passed += nanosAt[level];
            if (nanosAt[level] > 0 && passed >= half) {
                return least + level;
            }
        }
        return 0;
    }

    /** When as many as {@code level} are in flight for the first time; the last instant there is if they never are. */
    long firstAt(double level) {
        for (var i = 0; i < levels.length; i++) {
            if (reaches(i, level)) {
                return instants[i];
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * When as many as {@code level} are in flight for the last time; the first instant there is if they never are.
     *
     * @param otherwise the end of what nothing follows
     */
    long lastAt(double level, long otherwise) {
        for (var i = levels.length - 1; i >= 0; i--) {
            if (reaches(i, level)) {
                return i + 1 < levels.length ? instants[i + 1] : otherwise;
            }
        }
        return Long.MIN_VALUE;
    }

    private boolean reaches(int index, double level) {
        return levels[index] >= level && levels[index] > 0;
    }
}
