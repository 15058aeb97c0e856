package io.iwc.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGapsTests {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void areThoseBetweenTheStepsThatBroughtATokenWhoeverWasLeftOut(int seed) {
        var random = new Random(seed);
        var steps = new StepGaps();
        var answers = new ArrayList<Answer>();
        var now = 0L;

        for (var step = 0; step < 2000; step++) {
            now += random.nextInt(100) == 0 ? 1L << 33 : random.nextInt(20_000_000);
            steps.ended(now);
            if (random.nextInt(4) == 0) {
                answers.add(new Answer(steps, random.nextInt(4)));
            }
            for (var answer : answers) {
                answer.step(now, random);
            }
        }

        assertThat(answers).hasSizeGreaterThan(300).allSatisfy(Answer::hasItsGaps);
    }

    @Test
    void areSharedWithTheStepsIfEachBroughtOneToken() {
        var steps = new StepGaps();
        var answer = new TokenGaps(steps);
        for (var nanos : new long[] {5, 20, 50, 90}) {
            steps.ended(nanos);
            answer.add(nanos);
        }

        assertThat(answer.gaps().toArray()).containsExactly(15, 30, 40);
        assertThat(answer.firstNanos()).isEqualTo(5);
        assertThat(answer.lastNanos()).isEqualTo(90);
        steps.current()[1] = 7; // which nobody does: it shows that there is no copy
        assertThat(answer.gaps().toArray()).containsExactly(7, 30, 40);
    }

    @Test
    void ofOneTokenAreNone() {
        var steps = new StepGaps();
        var answer = new TokenGaps(steps);
        steps.ended(5);

        answer.add(5);

        assertThat(answer.gaps().toArray()).isEmpty();
        assertThat(answer.tokens()).isEqualTo(1);
    }

    /** An answer beside the plain list of its times; of four kinds, one is left out of steps, one gets several tokens. */
    private static final class Answer {
        private final TokenGaps gaps;
        private final int kind;
        private final ArrayList<Long> times = new ArrayList<>();

        private Answer(StepGaps steps, int kind) {
            gaps = new TokenGaps(steps);
            this.kind = kind;
        }

        private void step(long now, Random random) {
            var tokens = kind == 0 && random.nextInt(10) == 0 ? 0 : kind == 1 && random.nextInt(10) == 0 ? 3 : 1;
            for (var i = 0; i < tokens; i++) {
                gaps.add(now);
                times.add(now);
            }
        }

        private void hasItsGaps() {
            var expected = new long[Math.max(0, times.size() - 1)];
            for (var i = 0; i < expected.length; i++) {
                expected[i] = times.get(i + 1) - times.get(i);
            }
            assertThat(gaps.gaps().toArray()).isEqualTo(expected);
            assertThat(gaps.tokens()).isEqualTo(times.size());
        }
    }
}
