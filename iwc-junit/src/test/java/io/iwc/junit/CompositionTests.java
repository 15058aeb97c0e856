package io.iwc.junit;

import static io.iwc.junit.TestCases.launch;
import static io.iwc.junit.TestCases.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Where declarations may stand. Each place serves {@code @Test}, {@code @ParameterizedTest}, {@code @RepeatedTest},
 * {@code @TestFactory} and {@code @TestTemplate}, all of them in parallel.
 */
@Execution(
        ExecutionMode.SAME_THREAD) // the served endpoint is one for both plans of its fixture; inside, all is parallel
class CompositionTests {
    private static final int ALL = EveryKind.TESTS;

    static Stream<Arguments> places() {
        return Stream.of(
                arguments("the class", OnTheClassTestCases.class, ALL),
                arguments("a superclass", OnASuperclassTestCases.class, ALL),
                arguments("the enclosing class", OnTheEnclosingClassTestCases.class, ALL),
                arguments("a nested class", OnANestedClassTestCases.class, ALL),
                arguments("the class, inside a composed annotation", ComposedTestCases.class, ALL),
                arguments("a class with one instance for all tests", PerClassTestCases.class, ALL),
                arguments("a parameterized class", ParameterizedClassTestCases.class, 2 * ALL),
                arguments("the method", OnTheMethodTestCases.class, ALL),
                arguments("the parameter alone", OnTheParameterTestCases.class, ALL),
                arguments("the class, an endpoint that is lent", LentEndpointTestCases.class, ALL),
                arguments("the class, a composed endpoint", ComposedEndpointTestCases.class, ALL),
                arguments("@RegisterExtension instead of an annotation", RegisteredTestCases.class, ALL));
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("places")
    void servesEveryKindOfTest(String place, Class<?> fixture, int tests) {
        run(fixture).testEvents().assertStatistics(stats -> stats.started(tests).succeeded(tests));
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("places")
    void isSwitchedOffEverywhere(String place, Class<?> fixture, int tests) {
        var results =
                launch(fixture).configurationParameter("iwc.enabled", "false").execute();

        results.testEvents().assertStatistics(stats -> stats.started(0));
        assertThat(results.allEvents().skipped().list()).isNotEmpty().allSatisfy(event -> assertThat(
                        event.getRequiredPayload(String.class))
                .isEqualTo("IWC is switched off: iwc.enabled is false"));
        assertThat(results.allEvents().finished().list()).allSatisfy(event -> assertThat(
                        event.getRequiredPayload(TestExecutionResult.class).getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @IwcWorkload("chats/five-turns.jsonl")
    @IwcEndpoint
    @interface Chats {}

    @IwcWorkload("chats/five-turns.jsonl")
    static class OnTheClassTestCases implements EveryKind {}

    @IwcWorkload("chats/five-turns.jsonl")
    abstract static class Superclass {}

    static class OnASuperclassTestCases extends Superclass implements EveryKind {}

    @IwcWorkload("chats/five-turns.jsonl")
    static class OnTheEnclosingClassTestCases {
        @Nested
        class Inside implements EveryKind {}
    }

    static class OnANestedClassTestCases {
        @Nested
        @IwcWorkload("chats/five-turns.jsonl")
        class Inside implements EveryKind {}
    }

    @Chats
    static class ComposedTestCases implements EveryKind {}

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @IwcWorkload("chats/five-turns.jsonl")
    static class PerClassTestCases implements EveryKind {}

    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    @IwcWorkload("chats/five-turns.jsonl")
    static class ParameterizedClassTestCases implements EveryKind {
        @Parameter
        int number;
    }

    static class OnTheMethodTestCases implements EveryKindOnMethods {}

    static class OnTheParameterTestCases implements EveryKindOnParameters {}

    @IwcEndpoint
    static class LentEndpointTestCases implements EveryKindAsking {}

    @Chats
    static class ComposedEndpointTestCases implements EveryKindAsking {}

    static class RegisteredTestCases implements EveryKindAsking {
        @RegisterExtension
        static final IwcExtension IWC = IwcExtension.serving(EmbeddedEndpoint.start());
    }
}
