package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunComparisonTests {
    private static final int REQUESTS = 200;

    @Test
    void findsNothingBetweenARunAndItself() {
        var run = run("r", 1, 0);

        var comparison = RunComparison.between(run, run, 42);

        assertThat(comparison.notes())
                .containsExactly("Paired: both runs sent the same requests. 1000 bootstrap draws of 200"
                        + " sessions or single requests, seed 42.");
        assertThat(row(comparison, "run.ttft.p50").interval()).hasValue(new RunComparison.Interval(0, 0));
        assertThat(row(comparison, "run.ttft.p50").verdict()).isEqualTo("no evidence");
        assertThat(row(comparison, "run.errorRate").verdict()).isEqualTo("no evidence");
        assertThat(row(comparison, "run.sloAttainment").verdict()).isEqualTo("not measurable");
    }

    /** The same requests, each 50 ms later: whatever is drawn, every mean and percentile differs by just that. */
    @Test
    void seesAShiftOfTheSameRequestsAsItIs() {
        var comparison = RunComparison.between(run("r", 1, 0), run("r", 1, 50), 42);

        for (var id : new String[] {"run.ttft.mean", "run.ttft.p50", "run.ttft.p99", "run.responseTtft.p90"}) {
            var row = row(comparison, id);
            assertThat(row.verdict()).as(id).isEqualTo("worse");
            assertThat(row.interval().orElseThrow().low()).isCloseTo(0.05, within(1e-9));
            assertThat(row.interval().orElseThrow().high()).isCloseTo(0.05, within(1e-9));
        }
        assertThat(row(RunComparison.between(run("r", 1, 50), run("r", 1, 0), 42), "run.ttft.p90")
                        .verdict())
                .isEqualTo("better");
    }

    /** Of 20 pairs drawn from one distribution an interval of 95 % should miss 0 about once. */
    @Test
    void seldomFindsWhatIsNotThere() {
        var found = IntStream.range(0, 20)
                .filter(seed -> !row(
                                RunComparison.between(run("a", 2 * seed, 0), run("b", 2 * seed + 1, 0), seed),
                                "run.ttft.mean")
                        .verdict()
                        .equals("no evidence"))
                .count();

        assertThat(found).isLessThanOrEqualTo(4);
    }

    /** Twenty equal turns say no more than one: the interval has to be that of ten values, not of two hundred. */
    @Test
    void drawsTheTurnsOfASessionTogether() {
        var single = RunComparison.between(turns("a", 1, false), turns("b", 2, false), 42);
        var sessions = RunComparison.between(turns("a", 1, true), turns("b", 2, true), 42);

        assertThat(sessions.notes().get(0)).startsWith("1000 bootstrap draws of 10 and 10 sessions");
        assertThat(width(sessions)).isGreaterThan(3 * width(single)); // √20 = 4.5 times in theory
    }

    @Test
    void doesNotJudgeWhatItCannotKnow() {
        var few = Records.run(Records.ok(1, 0, 10, 30, 3), Records.failed(2, 5, ErrorClass.HTTP_5XX))
                .incomplete()
                .build();

        var comparison = RunComparison.between(few, few, 42);

        assertThat(row(comparison, "run.ttft.p99").verdict()).isEqualTo("too few requests (n=1, needs 100)");
        assertThat(comparison.notes())
                .contains("The current is INVALID: incomplete: the run was stopped, these are the requests that had"
                        + " ended.");
    }

    @Test
    void givesTheSameIntervalsForTheSameSeed() {
        var a = run("a", 1, 0);
        var b = run("b", 2, 0);

        assertThat(RunComparison.between(a, b, 7).rows())
                .isEqualTo(RunComparison.between(a, b, 7).rows());
        assertThat(RunComparison.between(a, b, 8).rows())
                .isNotEqualTo(RunComparison.between(a, b, 7).rows());
    }

    private static double width(RunComparison comparison) {
        var interval = row(comparison, "run.ttft.mean").interval().orElseThrow();
        return interval.high() - interval.low();
    }

    private static Run turns(String ids, int seed, boolean inSessions) {
        var random = new Random(seed);
        var ttft = IntStream.range(0, 10).map(i -> 100 + random.nextInt(400)).toArray();
        return Records.run(IntStream.range(0, REQUESTS)
                        .mapToObj(i -> record(ids, i, ttft[i % 10])
                                .session(inSessions ? ids + i % 10 : "")
                                .build())
                        .toArray(RequestRecord[]::new))
                .build();
    }

    private static Run run(String ids, int seed, int laterMillis) {
        var random = new Random(seed);
        return Records.run(IntStream.range(0, REQUESTS)
                        .mapToObj(i -> record(ids, i, 100 + random.nextInt(400) + laterMillis)
                                .build())
                        .toArray(RequestRecord[]::new))
                .build();
    }

    private static RequestRecord.Builder record(String ids, int index, long ttftMillis) {
        var sent = index * 10_000_000L;
        return RequestRecord.builder(index + 1, ids + index, sent)
                .ok("stop")
                .streamed(true)
                .sent(sent)
                .firstToken(sent + ttftMillis * 1_000_000)
                .lastToken(sent + 1_000_000_000)
                .end(sent + 1_000_000_000)
                .outputTokens(11, false);
    }

    private static RunComparison.Row row(RunComparison comparison, String id) {
        return comparison.rows().stream()
                .filter(row -> row.metric().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
