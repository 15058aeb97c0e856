package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.TestCases.failureOf;
import static io.iwc.junit.TestCases.run;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Workload;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Parameters that Spring's extension, or JUnit itself, claims as well: JUnit refuses what two resolve. */
class OtherResolverTests {
    private static final String ONE_EXTENSION = "; JUnit lets one extension resolve a parameter";

    @Test
    void sharesAConstructorWhoseParametersAreAutowiredOneByOne() {
        assertAllSucceed(run(EachAutowiredTestCases.class), 1);
    }

    @Test
    void saysThatAnAutowiredConstructorHasNoPlaceForWhatIwcMakes() {
        assertThat(failureOf(run(AllAutowiredTestCases.class)))
                .isEqualTo("parameter 1 (EmbeddedEndpoint) of OtherResolverTests.AllAutowiredTestCases: found a"
                        + " constructor that Spring autowires as a whole (@TestConstructor, @Autowired or @Inject),"
                        + " expected this parameter on a test method or on @BeforeEach, or @Autowired on each parameter"
                        + " that is Spring's instead" + ONE_EXTENSION);
    }

    @Test
    void saysSoOfANestedClassAndOfADeclarationAroundIt() {
        assertThat(failureOf(run(OuterTestCases.class)))
                .startsWith("parameter 1 (Workload) of OtherResolverTests.OuterTestCases.InnerTestCases: found a"
                        + " constructor that Spring autowires as a whole");
    }

    @Test
    void saysSoOfAnEndpointThatIsServed() {
        assertThat(failureOf(run(ServedTestCases.class)))
                .startsWith("parameter 0 (EmbeddedEndpoint) of OtherResolverTests.ServedTestCases: found a constructor"
                        + " that Spring autowires as a whole");
    }

    @Test
    void leavesABeanOfItsTypesToSpring() {
        assertAllSucceed(run(BeanTestCases.class), 2);
    }

    @Test
    void takesWhatSpringHasNoPartIn() {
        assertAllSucceed(run(MethodTestCases.class), 1);
    }

    @Test
    void ignoresAnAutowiringModeWithoutSpring() {
        var results = TestCases.launch(WithoutSpringTestCases.class)
                .configurationParameter("spring.test.constructor.autowire.mode", "all")
                .execute();

        assertAllSucceed(results, 1);
    }

    @Test
    void readsTheAutowiringModeOfTheBuild() {
        var results = TestCases.launch(EachAutowiredTestCases.class)
                .configurationParameter("spring.test.constructor.autowire.mode", "all")
                .execute();

        assertThat(failureOf(results))
                .startsWith("parameter 1 (EmbeddedEndpoint) of OtherResolverTests.EachAutowiredTestCases: found a"
                        + " constructor that Spring autowires as a whole");
    }

    @Test
    void refusesBothAnnotationsOnOneParameter() {
        assertThat(failureOf(run(BothTestCases.class)))
                .isEqualTo("parameter 0 (Workload) of OtherResolverTests.BothTestCases.test: found an annotation by"
                        + " which another extension injects it, expected it or one of IWC's, not both"
                        + ONE_EXTENSION);
    }

    @Test
    void leavesArgumentsOfParameterizedTestsToJUnit() {
        assertAllSucceed(run(ArgumentTestCases.class), 3);
    }

    @Test
    void saysThatArgumentsComeFirst() {
        assertThat(failureOf(run(ArgumentLastTestCases.class)))
                .isEqualTo("parameter 0 (Workload) of OtherResolverTests.ArgumentLastTestCases.test: found the first"
                        + " parameter of a parameterized test, which is an argument, expected the arguments first and"
                        + " what IWC makes after them" + ONE_EXTENSION);
    }

    @Test
    void saysSoOfAnInnerParameterizedClassWhoseConstructorHasTheObjectAroundItFirst() {
        assertThat(failureOf(run(AroundParameterizedTestCases.class)))
                .isEqualTo("parameter 1 (Workload) of OtherResolverTests.AroundParameterizedTestCases.InnerTestCases:"
                        + " found the first parameter of a parameterized test, which is an argument, expected the"
                        + " arguments first and what IWC makes after them" + ONE_EXTENSION);
    }

    @Test
    void leavesTheArgumentOfAnInnerParameterizedClassToJUnit() {
        assertAllSucceed(run(AroundArgumentTestCases.class), 2);
    }

    private static void assertAllSucceed(EngineExecutionResults results, int tests) {
        results.allEvents().failed().list().forEach(event -> {
            throw new AssertionError(TestCases.thrown(event));
        });
        results.testEvents().assertStatistics(stats -> stats.started(tests).succeeded(tests));
    }

    @IwcWorkload(synthetic = @Synthetic(requests = 5))
    static class AroundParameterizedTestCases {
        @Nested
        @ParameterizedClass
        @ValueSource(strings = "a")
        class InnerTestCases {
            InnerTestCases(@IwcWorkload(synthetic = @Synthetic(requests = 5)) Workload workload, String text) {}

            @Test
            void test() {}
        }
    }

    @IwcWorkload(synthetic = @Synthetic(requests = 5))
    static class AroundArgumentTestCases {
        @Nested
        @ParameterizedClass
        @ValueSource(strings = {"a", "b"})
        class InnerTestCases {
            private final String text;
            private final Workload workload;

            InnerTestCases(String text, Workload workload) {
                this.text = text;
                this.workload = workload;
            }

            @Test
            void test() {
                assertThat(text).hasSize(1);
                assertThat(workload).hasRequestCount(5);
            }
        }
    }

    @Configuration
    static class Beans {
        @Bean
        StringBuilder assistant() {
            return new StringBuilder("assistant");
        }
    }

    @Configuration
    static class WorkloadBeans {
        @Bean
        Workload workload() {
            return Workloads.seeded(7);
        }
    }

    @SpringJUnitConfig(Beans.class)
    static class EachAutowiredTestCases {
        private final StringBuilder assistant;
        private final EmbeddedEndpoint endpoint;

        EachAutowiredTestCases(@Autowired StringBuilder assistant, @IwcEndpoint EmbeddedEndpoint endpoint) {
            this.assistant = assistant;
            this.endpoint = endpoint;
        }

        @Test
        void both() {
            assertThat(assistant).hasToString("assistant");
            assertThat(endpoint.captured()).hasRequestCount(0);
        }
    }

    @SpringJUnitConfig(Beans.class)
    @TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
    static class AllAutowiredTestCases {
        AllAutowiredTestCases(StringBuilder assistant, @IwcEndpoint EmbeddedEndpoint endpoint) {}

        @Test
        void both() {}
    }

    @SpringJUnitConfig(Beans.class)
    @IwcWorkload(synthetic = @Synthetic(requests = 5))
    static class OuterTestCases {
        @Nested
        class InnerTestCases {
            @Autowired
            InnerTestCases(Workload workload) {}

            @Test
            void test() {}
        }
    }

    @SpringJUnitConfig(Beans.class)
    static class ServedTestCases {
        @RegisterExtension
        static final IwcExtension IWC = IwcExtension.serving(EmbeddedEndpoint.start());

        @Autowired
        ServedTestCases(EmbeddedEndpoint endpoint) {}

        @Test
        void test() {}
    }

    @SpringJUnitConfig(WorkloadBeans.class)
    @TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
    @IwcEndpoint
    static class BeanTestCases {
        private final Workload workload;

        BeanTestCases(Workload workload) {
            this.workload = workload;
        }

        @Test
        void inTheConstructor() {
            assertThat(workload).hasRequestCount(7);
        }

        @Test
        @IwcWorkload(synthetic = @Synthetic(requests = 5))
        void whereItSaysSo(@Autowired Workload bean, Workload made) {
            assertThat(bean).hasRequestCount(7);
            assertThat(made).hasRequestCount(5);
        }
    }

    @SpringJUnitConfig(Beans.class)
    @TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
    static class MethodTestCases {
        private final StringBuilder assistant;
        private int captured = -1;

        MethodTestCases(StringBuilder assistant) {
            this.assistant = assistant;
        }

        @BeforeEach
        void count(@IwcEndpoint EmbeddedEndpoint endpoint) {
            captured = endpoint.captured().requests().size();
        }

        @Test
        void both(@IwcWorkload(synthetic = @Synthetic(requests = 5)) Workload workload) {
            assertThat(assistant).hasToString("assistant");
            assertThat(captured).isZero();
            assertThat(workload).hasRequestCount(5);
        }
    }

    static class WithoutSpringTestCases {
        private final Workload workload;

        WithoutSpringTestCases(@IwcWorkload(synthetic = @Synthetic(requests = 5)) Workload workload) {
            this.workload = workload;
        }

        @Test
        void test() {
            assertThat(workload).hasRequestCount(5);
        }
    }

    @SpringJUnitConfig(WorkloadBeans.class)
    static class BothTestCases {
        @Test
        void test(@Autowired @IwcWorkload(synthetic = @Synthetic(requests = 5)) Workload workload) {}
    }

    static class ArgumentTestCases {
        @ParameterizedTest
        @MethodSource("workloads")
        @IwcWorkload(synthetic = @Synthetic(requests = 5))
        void first(Workload argument, Workload made) {
            assertThat(argument).hasRequestCount(3);
            assertThat(made).hasRequestCount(5);
        }

        @ParameterizedTest
        @MethodSource("namedWorkloads")
        @IwcBaseline("unused")
        void later(String name, Workload argument) {
            assertThat(argument).hasRequestCount(3);
        }

        @ParameterizedTest
        @ValueSource(ints = 5)
        @IwcWorkload(synthetic = @Synthetic(requests = 5))
        void none(int requests, Workload made) {
            assertThat(made).hasRequestCount(requests);
        }

        static Stream<Workload> workloads() {
            return Stream.of(Workloads.seeded(3));
        }

        static Stream<Arguments> namedWorkloads() {
            return Stream.of(Arguments.of("argument", Workloads.seeded(3)));
        }
    }

    static class ArgumentLastTestCases {
        @ParameterizedTest
        @ValueSource(ints = 5)
        void test(@IwcWorkload(synthetic = @Synthetic(requests = 5)) Workload workload, int requests) {}
    }
}
