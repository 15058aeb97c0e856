package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the lines of ids against a map of them. */
class IdLinesTests {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void knowsTheFirstLineOfEveryIdAsAMapDoes(long seed) {
        var ids = ids(new Random(seed));
        var lines = new IdLines();
        var map = new HashMap<String, Long>();

        var line = 0L;
        for (var id : ids) {
            line += id.endsWith("7") ? 2 : 1; // a line with a fault stood between
            var before = map.putIfAbsent(id, line);

            assertThat(lines.putIfAbsent(id, line)).as("%s in %s", id, ids).isEqualTo(optional(before));
        }

        for (var id : candidates()) {
            assertThat(lines.get(id)).as("%s in %s", id, ids).isEqualTo(optional(map.get(id)));
        }
    }

    @Test
    void takesDownNumberedIdsAtOnceWhereTheyGoOn() {
        var lines = new IdLines();

        assertThat(lines.putNumbered(999_998, 5, 1)).isTrue();
        assertThat(lines.putNumbered(1_000_003, 2, 6)).isTrue();
        assertThat(lines.putNumbered(1_000_005, 2, 9))
                .as("a line stood between")
                .isFalse();
        assertThat(lines.putNumbered(1_000_004, 2, 8)).as("seen before").isFalse();

        assertThat(lines.get("req-999998")).hasValue(1);
        assertThat(lines.get("req-1000004")).hasValue(7);
        assertThat(lines.get("req-1000005")).isEmpty();
        assertThat(lines.putIfAbsent("req-1000000", 20)).hasValue(3);
    }

    @Test
    void leavesNumberedIdsToBeTakenDownOneByOneBehindAnother() {
        var lines = new IdLines();
        lines.putIfAbsent("a", 1);

        assertThat(lines.putNumbered(1, 5, 2)).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static OptionalLong optional(Long line) {
        return line == null ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** Some that count, from any number and in any spelling, with others before, between and after. */
    private static List<String> ids(Random random) {
        var candidates = candidates();
        var ids = new ArrayList<String>();
        for (var i = random.nextInt(2); i > 0; i--) {
            ids.add(candidates.get(random.nextInt(candidates.size())));
        }
        var spelling = List.of("r%d", "r%02d", "%d", "1-%03d").get(random.nextInt(4));
        var first = random.nextInt(12);
        for (var i = 0; i < 30; i++) {
            ids.add(
                    random.nextInt(12) == 0
                            ? candidates.get(random.nextInt(candidates.size()))
                            : String.format(spelling, first + ids.size()));
        }
        return ids;
    }

    private static List<String> candidates() {
        var candidates = new ArrayList<>(List.of("", "r", "r-1", "1-", "r1x", "x1", "r999999999999999999999", "r٣"));
        for (var i = 0; i < 50; i++) {
            candidates.addAll(List.of("" + i, "0" + i, "r" + i, "r0" + i, "r00" + i, String.format("1-%03d", i)));
        }
        return candidates;
    }
}
