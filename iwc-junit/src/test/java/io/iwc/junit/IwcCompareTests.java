package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.drift.Drift;
import io.iwc.metric.Metric;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

class IwcCompareTests {
    private static final String THREE = "io.iwc.junit.Workloads#three";
    private static final String SEEDED = "io.iwc.junit.Workloads#seeded";

    @Test
    void holdsTwoWorkloadsAgainstEachOther() {
        TestCases.run(ComparingTestCases.class).testEvents().assertStatistics(stats -> stats.started(2)
                .succeeded(2));
    }

    @Test
    void namesTheSideThatIsWrong() {
        assertThat(TestCases.failureOf(TestCases.run(FaultyTestCases.class))).isEqualTo("""
                        2 faults in the declarations of this test:
                        parameter 0 (Drift) of IwcCompareTests.FaultyTestCases.test: found no candidate and no @IwcWorkload, expected one on the parameter, its method or a class around it
                        @IwcCompare.baseline: @IwcWorkload on method IwcCompareTests.FaultyTestCases.test: limit: found -1, expected an integer ≥ 0""");
    }

    static class ComparingTestCases {
        @Test
        @IwcCompare(baseline = @IwcWorkload(factory = THREE), candidate = @IwcWorkload(factory = SEEDED, seed = 5))
        void both(Drift drift) {
            assertThat(drift).hasMetricDeltaWithin(Metric.REQUEST_COUNT, 2).hasNoClassShift();
        }

        @Test
        @IwcCompare(baseline = @IwcWorkload(factory = THREE))
        @IwcWorkload(factory = SEEDED, seed = 4)
        void withTheOneInReach(Drift drift, Workload workload) {
            assertThat(drift).hasMetricDeltaWithin(Metric.REQUEST_COUNT, 1);
            assertThat(drift.current().measurement(Metric.REQUEST_COUNT).value())
                    .isEqualTo(4);
            assertThat(workload).hasRequestCount(4);
        }
    }

    static class FaultyTestCases {
        @Test
        @IwcCompare(baseline = @IwcWorkload(factory = THREE, limit = -1))
        void test(Drift drift) {}
    }
}
