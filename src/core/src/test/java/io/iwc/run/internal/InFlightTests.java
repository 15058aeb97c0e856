package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.RequestRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InFlightTests {
    private static final long NEVER = Long.MAX_VALUE;

    @Test
    void reachesALevelWithASendAndLeavesItWithAnEnd() {
        var inFlight = InFlight.of(List.of(record(0, 50), record(10, 30), record(20, 40)));

        assertThat(inFlight.firstAt(1)).isZero();
        assertThat(inFlight.firstAt(2)).isEqualTo(10);
        assertThat(inFlight.firstAt(3)).isEqualTo(20);
        assertThat(inFlight.lastAt(3, NEVER)).isEqualTo(30);
        assertThat(inFlight.lastAt(2, NEVER)).isEqualTo(40);
        assertThat(inFlight.lastAt(1, NEVER)).isEqualTo(50);
        assertThat(inFlight.firstAt(3.5)).isEqualTo(Long.MAX_VALUE);
        assertThat(inFlight.lastAt(3.5, NEVER)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void isTheSameBeforeAndAfterAnInstantAtWhichOneEndsAndAnotherIsSent() {
        var inFlight = InFlight.of(List.of(record(0, 10), record(10, 20)));

        assertThat(inFlight.median(0, 20)).isEqualTo(1);
        assertThat(inFlight.firstAt(2)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void leavesOutWhoWasNeverSentOrNeverEnded() {
        var inFlight =
                InFlight.of(List.of(record(0, 10), record(5, RequestRecord.NONE), record(RequestRecord.NONE, 7)));

        assertThat(inFlight.firstAt(2)).isEqualTo(Long.MAX_VALUE);
        assertThat(inFlight.lastAt(1, NEVER)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void hasTheMedianOfItsLevelsAtEachNanosecond(long seed) {
        var random = new Random(seed);
        var times = random.longs(40, 0, 200).toArray();
        var records = Arrays.stream(times)
                .mapToObj(sent -> record(sent, sent + random.nextInt(40)))
                .toList();
        var from = Arrays.stream(times).min().orElseThrow();
        var to = Arrays.stream(times).max().orElseThrow();
        var levels = new long[(int) (to - from)];
        for (var i = 0; i < levels.length; i++) {
            var now = from + i;
            levels[i] = records.stream()
                    .filter(it -> it.sentNanos().orElseThrow() <= now)
                    .filter(it -> it.endNanos().orElseThrow() > now)
                    .count();
        }
        Arrays.sort(levels);

        assertThat(InFlight.of(records).median(from, to)).isEqualTo((int) levels[(levels.length + 1) / 2 - 1]);
    }

    private static RequestRecord record(long sent, long end) {
        return RequestRecord.builder(1, "r", 0).sent(sent).end(end).ok("stop").build();
    }
}
