package io.iwc.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SweepLevelTests {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void isEveryRateWithEveryConcurrency() {
        assertThat(SweepLevel.product(new double[] {2, 4}, new int[] {1, 8}))
                .extracting(SweepLevel::toString)
                .containsExactly(
                        "rate=2.0, concurrency=1",
                        "rate=2.0, concurrency=8",
                        "rate=4.0, concurrency=1",
                        "rate=4.0, concurrency=8");
    }

    @Test
    void isOneListAloneWhereTheOtherIsEmpty() {
        assertThat(SweepLevel.product(new double[] {2, 4.5}, new int[0]))
                .containsExactly(SweepLevel.ofRate(2), SweepLevel.ofRate(4.5))
                .noneMatch(SweepLevel::isClosedLoop);
        assertThat(SweepLevel.product(new double[0], new int[] {8}))
                .containsExactly(SweepLevel.ofConcurrency(8))
                .allMatch(SweepLevel::isClosedLoop);
    }

    @Test
    void stretchesTheWorkloadToItsRate() {
        var workload = arrivingAt(0, SECOND, 4 * SECOND); // gapRate 0.5

        var stretched = SweepLevel.ofRate(2).applyTo(workload);

        assertThat(stretched.requests())
                .extracting(Request::arrivalNanos)
                .containsExactly(0L, SECOND / 4, SECOND); // two gaps within one second
    }

    @Test
    void leavesTheWorkloadAsItIsInAClosedLoop() {
        var workload = arrivingAt(0, SECOND);

        assertThat(SweepLevel.ofConcurrency(3).applyTo(workload)).isSameAs(workload);
    }

    @Test
    void cannotStretchWhatHasNoSpan() {
        assertThatThrownBy(() -> SweepLevel.ofRate(2).applyTo(arrivingAt(0)))
                .isInstanceOf(IwcException.class)
                .hasMessageContaining("cannot be stretched to a rate: fewer than two requests");
    }

    @Test
    void refusesWhatIsNoLevel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepLevel(OptionalDouble.empty(), OptionalInt.empty()))
                .withMessage("level: found nothing, expected a rate, a concurrency or both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepLevel.ofRate(Double.NaN))
                .withMessage("rate: found NaN, expected a number > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepLevel.ofConcurrency(0))
                .withMessage("concurrency: found 0, expected an integer ≥ 1");
    }

    private static Workload arrivingAt(long... nanos) {
        var requests = Arrays.stream(nanos)
                .mapToObj(at -> Request.lengthOnly(10)
                        .withId("r" + at)
                        .arrivingAt(at)
                        .withOutputTokens(5)
                        .build())
                .toList();
        return Workload.of("test", List.copyOf(requests), Manifest.of("test"));
    }
}
