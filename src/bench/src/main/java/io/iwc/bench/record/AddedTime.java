package io.iwc.bench.record;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What ways add to a time, beside one of them. */
final class AddedTime {
    private static final long BAR_NANOS = 1_000_000;

    private AddedTime() {}

    /**
     * Prints a table: the median of the differences within a turn, the share of turns in which it was more than a
     * millisecond, and of each round the difference of its P99 to that of the way beside which all is, as the median of
     * the rounds and the lowest and highest of them.
     *
     * @param rounds nanoseconds by way, in the order of the turns
     */
    static void print(List<Map<String, long[]>> rounds, String beside, PrintStream out) {
        out.println(
                "| | P50 ms | P99 ms, median of rounds | added, median of pairs | turns with > 1 ms added | added to P99, median (lowest, highest) |");
        out.println("| --- | --: | --: | --: | --: | --: |");
        for (var way : rounds.get(0).keySet()) {
            var own = rounds.stream().map(round -> times(round, way)).toList();
            var other = rounds.stream().map(round -> times(round, beside)).toList();
            var ninetyNine =
                    own.stream().mapToDouble(it -> millis(it, 0.99)).sorted().toArray();
            var added = new double[rounds.size()];
            var pairs = new long[rounds.size()][];
            for (var i = 0; i < added.length; i++) {
                added[i] = millis(own.get(i), 0.99) - millis(other.get(i), 0.99);
                pairs[i] = differences(own.get(i), other.get(i));
            }
            Arrays.sort(added);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %+.3f | %.1f %% | %+.3f (%+.3f, %+.3f) |%n",
                    way,
                    millis(joined(own), 0.5),
                    ninetyNine[ninetyNine.length / 2],
                    millis(joined(List.of(pairs)), 0.5),
                    100 * shareAbove(joined(List.of(pairs)), BAR_NANOS),
                    added[added.length / 2],
                    added[0],
                    added[added.length - 1]);
        }
        out.println(
                "\nbar: the recording proxy adds less than 1 ms to P99; decided only if the second bare proxy adds less"
                        + " than that in each round; else the share of turns beside that of the second bare proxy says most");
    }

    private static long[] times(Map<String, long[]> round, String way) {
        return round.getOrDefault(way, new long[0]);
    }

    private static long[] differences(long[] own, long[] other) {
        var differences = new long[own.length];
        for (var i = 0; i < own.length; i++) {
            differences[i] = own[i] - other[i];
        }
        return differences;
    }

    private static double shareAbove(long[] times, long bar) {
        return Arrays.stream(times).filter(time -> time > bar).count() / (double) times.length;
    }

    private static long[] joined(List<long[]> rounds) {
        return rounds.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static double millis(long[] times, double share) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
}
