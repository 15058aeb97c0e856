package io.iwc.junit;

import static io.iwc.junit.TestCases.failureOf;
import static io.iwc.junit.TestCases.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import io.iwc.simulator.EngineClock;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@Execution(ExecutionMode.SAME_THREAD) // one record of what was seen
class IwcSweepTests {
    private static final String THREE = "io.iwc.junit.Workloads#three";
    private static final Set<Run> SEEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private static final Queue<Double> RATES = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
        RATES.clear();
    }

    @Test
    void invokesAMethodForEachLevel() {
        var results = run(LevelsTestCases.class);

        assertThat(invocationsOf(results))
                .containsExactlyInAnyOrder(
                        "[1] rate=2.0",
                        "[2] rate=4.0",
                        "[1] concurrency=1",
                        "[2] concurrency=2",
                        "[1] rate=3.0, concurrency=1",
                        "[2] rate=3.0, concurrency=8");
        results.testEvents().assertStatistics(stats -> stats.started(6).succeeded(6));
    }

    @Test
    void givesAnInvocationTheWorkloadOfItsLevel() {
        run(StretchedTestCases.class).testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));

        assertThat(RATES).containsExactlyInAnyOrder(2.0, 2.0, 20.0, 20.0);
    }

    @Test
    void runsEachLevelOnceForAllTestsOfTheClass() {
        run(SharedTestCases.class).testEvents().assertStatistics(stats -> stats.started(8)
                .succeeded(8));

        assertThat(SEEN).hasSize(2);
    }

    @Test
    void isAClosedLoopWithoutRates() {
        run(ClosedLoopTestCases.class).testEvents().assertStatistics(stats -> stats.started(3)
                .succeeded(3));
    }

    @Test
    void runsOverHttpToo() {
        run(WallClockTestCases.class).testEvents().assertStatistics(stats -> stats.started(3)
                .succeeded(3));
    }

    @Test
    void isFoundThroughComposedAnnotationsSuperclassesAndNestedClasses() {
        run(InheritingTestCases.class).testEvents().assertStatistics(stats -> stats.started(5)
                .succeeded(5));
    }

    @Test
    void keepsOneInstanceForAllLevels() {
        run(OneInstanceTestCases.class).testEvents().assertStatistics(stats -> stats.started(2)
                .succeeded(2));
    }

    @Test
    void needsLevels() {
        assertThat(failureOf(run(NoLevelsTestCases.class)))
                .isEqualTo("@IwcSweep on method IwcSweepTests.NoLevelsTestCases.test: found no levels, expected rates,"
                        + " concurrency or both");
    }

    @Test
    void saysAllThatIsWrongWithTheLevels() {
        assertThat(failureOf(run(FaultyTestCases.class))).isEqualTo("""
                        6 faults in the declarations of this test:
                        @IwcEndpoint on class IwcSweepTests.FaultyTestCases: warmup: found -1, expected an integer ≥ 0
                        @IwcSweep on class IwcSweepTests.FaultyTestCases: rates: found 0.0, expected numbers above 0
                        @IwcSweep on class IwcSweepTests.FaultyTestCases: rates: found NaN, expected numbers above 0
                        @IwcSweep on class IwcSweepTests.FaultyTestCases: concurrency: found 0, expected integers ≥ 1
                        @IwcSweep on class IwcSweepTests.FaultyTestCases: rates: found 4.0 more than once, expected each level once
                        @IwcSweep on class IwcSweepTests.FaultyTestCases: concurrency: found 2 more than once, expected each level once""");
    }

    @Test
    void saysWhatElseIsWrongWithAMethodThatHasNoInvocation() {
        assertThat(failureOf(run(FaultyMethodTestCases.class))).isEqualTo("""
                        2 faults in the declarations of this test:
                        @IwcSweep on method IwcSweepTests.FaultyMethodTestCases.test: rates: found -4.0, expected numbers above 0
                        parameter 0 (SweepPoint) of IwcSweepTests.FaultyMethodTestCases.test: found no @IwcWorkload, expected one on the parameter, its method or a class around it""");
    }

    @Test
    void replacesTest() {
        assertThat(run(WithTestAnnotationTestCases.class).testEvents().failed().stream()
                        .map(event -> TestCases.thrown(event).getMessage()))
                .hasSize(2) // as a test and as one of one level
                .containsOnly(
                        "@IwcSweep on method IwcSweepTests.WithTestAnnotationTestCases.test: found @Test as well, expected"
                                + " one of them: it makes the method a test for each level by itself");
    }

    @Test
    void hasAPointOnlyInItsInvocations() {
        assertThat(failureOf(run(PointOutsideTestCases.class)))
                .isEqualTo("parameter 0 (SweepPoint) of IwcSweepTests.PointOutsideTestCases.test: found no level,"
                        + " expected @IwcSweep on the test method: each of its invocations has one");
    }

    @Test
    void isMissedByASweepParameter() {
        assertThat(failureOf(run(SweepOutsideTestCases.class)))
                .isEqualTo("parameter 0 (Sweep) of IwcSweepTests.SweepOutsideTestCases.test: found no @IwcSweep,"
                        + " expected one on the parameter, its method or a class around it");
    }

    @Test
    void saysWhyAWorkloadCannotBeStretched() {
        assertThat(failureOf(run(NoSpanTestCases.class)))
                .contains("cannot be stretched to a rate: fewer than two requests");
    }

    private static List<String> invocationsOf(EngineExecutionResults results) {
        return results.testEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    @IwcWorkload(factory = THREE)
    static class LevelsTestCases {
        @IwcSweep(rates = {2, 4})
        void rates(SweepPoint point) {
            assertThat(point.level().isClosedLoop()).isFalse();
        }

        @IwcSweep(concurrency = {1, 2})
        void concurrency(SweepPoint point) {
            assertThat(point.level().isClosedLoop()).isTrue();
        }

        @IwcSweep(
                rates = 3,
                concurrency = {1, 8})
        void both(SweepPoint point) {
            assertThat(point.rate()).isEqualTo(3);
        }
    }

    @IwcWorkload(factory = THREE)
    @IwcSweep(rates = {2, 20})
    static class StretchedTestCases {
        @BeforeEach
        void setUp(Workload workload, Run run) {
            assertThat(run.records()).hasSameSizeAs(workload.requests());
        }

        @IwcSweep
        void atItsRate(SweepPoint point, Workload workload, Fingerprint fingerprint, Run run) {
            var gapRate = fingerprint.measurement(Metric.GAP_RATE).value();
            RATES.add(gapRate);

            assertThat(gapRate).isEqualTo(point.rate());
            assertThat(run).isSameAs(point.run());
            assertThat(workload.regenerate().orElseThrow().sha256()).isEqualTo(workload.sha256());
        }

        @IwcSweep
        void whereverItIsDeclared(SweepPoint point, @IwcWorkload(factory = THREE) Workload own) {
            RATES.add(2e9 / own.requests().get(2).arrivalNanos());
        }
    }

    @IwcWorkload(factory = THREE)
    @IwcSweep(rates = {2, 20})
    static class SharedTestCases {
        @IwcSweep
        void first(SweepPoint point, Run run) {
            SEEN.add(run);
            SEEN.add(point.run());
        }

        @IwcSweep
        void second(Run run) {
            SEEN.add(run);
        }

        @Test
        void all(Sweep sweep) {
            sweep.points().forEach(point -> SEEN.add(point.run()));
            assertThat(sweep.name()).isEqualTo("three");
            assertThat(sweep.maxSustainableRate(Slo.ttft(Duration.ofSeconds(10))))
                    .isEqualTo(Measurement.of(20));
        }

        @Test
        void allAgain(Sweep sweep) {
            sweep.points().forEach(point -> SEEN.add(point.run()));
        }

        @Test
        void plainRunsAreOthers(Run run) {
            assertThat(SEEN).doesNotContain(run);
        }

        @Nested
        class Inner {
            @Test
            void all(Sweep sweep) {
                sweep.points().forEach(point -> SEEN.add(point.run()));
            }
        }
    }

    @IwcWorkload(factory = THREE)
    static class ClosedLoopTestCases {
        @IwcSweep(concurrency = {1, 3})
        void countsFromTheSend(SweepPoint point, Run run) {
            assertThat(run.isClosedLoop()).isTrue();
            assertThat(run.options()).containsEntry("maxConcurrency", point.concurrency());
            assertThat(run.measurement(Metric.of("run.scheduleLag.p99")).isDefined())
                    .isFalse();
        }

        @Test
        void capsAnOpenLoop(@IwcEndpoint(maxConcurrency = 1) @IwcSweep(rates = 1_000) Sweep sweep) {
            var run = sweep.points().get(0).run();

            assertThat(run.isClosedLoop()).isFalse();
            assertThat(run.records().get(1).sentNanos())
                    .isEqualTo(run.records().get(0).endNanos());
        }
    }

    @IwcWorkload(factory = THREE)
    @IwcEndpoint(embedded = @Embedded(clock = EngineClock.WALL))
    static class WallClockTestCases {
        @IwcSweep(
                rates = {50},
                concurrency = {1, 2})
        void waitsForASlot(SweepPoint point, Run run) {
            assertThat(run.records()).hasSize(3);
            assertThat(run.isClosedLoop()).isFalse();
            assertThat(run.options()).containsEntry("maxConcurrency", point.concurrency());
        }

        @IwcSweep(concurrency = 1)
        void oneForAnother(Run run) {
            assertThat(run.isClosedLoop()).isTrue();
            assertThat(run.records().get(1).sentNanos().getAsLong())
                    .isGreaterThanOrEqualTo(run.records().get(0).endNanos().getAsLong());
        }
    }

    @IwcWorkload(factory = THREE)
    @IwcSweep(rates = {2, 4})
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface Capacity {}

    @IwcSweep
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface AtEachRate {}

    @Capacity
    static class ComposedTestCases {}

    static class InheritingTestCases extends ComposedTestCases {
        @AtEachRate
        void levels(SweepPoint point) {
            assertThat(point.rate()).isIn(2.0, 4.0);
        }

        @Test
        void all(Sweep sweep) {
            assertThat(sweep.points()).hasSize(2);
        }

        @Nested
        class Inner {
            @IwcSweep
            void levels(Run run) {
                assertThat(run.records()).hasSize(3);
            }
        }
    }

    @IwcWorkload(factory = THREE)
    @IwcSweep(rates = {2, 4})
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceTestCases {
        private final Sweep sweep;

        OneInstanceTestCases(Sweep sweep) {
            this.sweep = sweep;
        }

        @IwcSweep
        void levels(SweepPoint point) {
            assertThat(sweep.points()).contains(point);
        }
    }

    @IwcWorkload(factory = THREE)
    static class NoLevelsTestCases {
        @IwcSweep
        void test(SweepPoint point) {}
    }

    @IwcEndpoint(warmup = -1)
    @IwcSweep(
            rates = {0, Double.NaN, 4, 4},
            concurrency = {0, 2, 2})
    static class FaultyTestCases {
        @IwcSweep
        void test(SweepPoint point) {}
    }

    @IwcWorkload(factory = THREE)
    static class WithTestAnnotationTestCases {
        @Test
        @IwcSweep(rates = 4)
        void test(Run run) {}
    }

    static class FaultyMethodTestCases {
        @IwcSweep(rates = -4)
        void test(SweepPoint point) {}
    }

    @IwcWorkload(factory = THREE)
    @IwcSweep(rates = 2)
    static class PointOutsideTestCases {
        @Test
        void test(SweepPoint point) {}
    }

    @IwcWorkload(factory = THREE)
    static class SweepOutsideTestCases {
        @Test
        void test(Sweep sweep) {}
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#seeded", seed = 1)
    static class NoSpanTestCases {
        @IwcSweep(rates = 2)
        void test(Run run) {}
    }
}
