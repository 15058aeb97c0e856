package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.TestCases.run;

import io.iwc.dataset.ConversationMode;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Percentile;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IwcWorkloadTests {
    @Test
    void activatesOnAParameterAlone() {
        run(OnParameterTestCases.class).testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));
    }

    @Test
    void activatesOnAMethodAlone() {
        run(OnMethodTestCases.class).testEvents().assertStatistics(stats -> stats.started(1)
                .succeeded(1));
    }

    @Test
    void takesALogOfChatsByItsMode() {
        run(ModeTestCases.class).testEvents().assertStatistics(stats -> stats.started(3)
                .succeeded(3));
    }

    @Test
    void isSharedByTheTestsOfAClassAndItsNestedClasses() {
        SharedTestCases.SEEN.clear();

        run(SharedTestCases.class).testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));

        assertThat(SharedTestCases.SEEN).hasSize(4);
        assertThat(List.copyOf(SharedTestCases.SEEN)).allMatch(seen -> seen == SharedTestCases.SEEN.peek());
    }

    @Test
    void isMadeAnewForEachInvocationOfAMethod() {
        PerInvocationTestCases.SEEN.clear();

        run(PerInvocationTestCases.class).testEvents().assertStatistics(stats -> stats.started(5)
                .succeeded(5));

        assertThat(PerInvocationTestCases.SEEN).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void countsTheNearestOneWhole() {
        run(NearestTestCases.class).testEvents().assertStatistics(stats -> stats.started(3)
                .succeeded(3));
    }

    @Test
    void servesLifecycleMethodsConstructorsAndFactories() {
        run(EverywhereTestCases.class, PerClassTestCases.class).testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));
    }

    @Test
    void ofATraceBringsItsArrivals() {
        var cause = TestCases.onlyThrowable(run(TraceTestCases.class)).getCause();

        assertThat(cause)
                .hasMessageStartingWith(
                        "@IwcWorkload on parameter 0 (Workload) of IwcWorkloadTests.TraceTestCases.test: trace: ")
                .hasMessageEndingWith("questions.json: found no recorded times, expected some; without them, an arrival"
                        + " process has to place the requests");
    }

    @Test
    void leavesOtherTypesToOthers() {
        var results = run(ForeignTypeTestCases.class);

        assertThat(TestCases.failureOf(results))
                .startsWith("No ParameterResolver registered for parameter [java.lang.String");
    }

    static class OnParameterTestCases {
        @Test
        void fromTheClassPath(@IwcWorkload("chats/five-turns.jsonl") Workload workload) {
            assertThat(workload).hasRequestCount(3).hasSessionCount(1).isReproducible();
            assertThat(workload.name()).isEqualTo("five-turns");
        }

        @Test
        void besideTheTestClass(
                @IwcWorkload(value = "beside.jsonl", tokenizer = "whitespace") Fingerprint fingerprint) {
            assertThat(fingerprint).hasRequestCount(2).hasPromptTokensWithin(Percentile.P50, 2.5, 2.5);
        }

        @Test
        void countedAsItsAnnotationSays(
                @IwcWorkload(value = "beside.jsonl", tokenizer = "whitespace") Workload workload) {
            assertThat(workload).hasPromptTokensWithin(Percentile.P50, 2.5, 2.5);
        }

        @Test
        void predicted(@IwcWorkload("beside.jsonl") Run run) {
            assertThat(run).wasPredicted().hasNoErrors();
        }
    }

    static class OnMethodTestCases {
        @Test
        @IwcWorkload(
                factory = "io.iwc.junit.Workloads#seeded",
                seed = 20,
                limit = 10,
                name = "ten",
                arrival = @Arrival(process = ArrivalKind.FIXED_STEP, stepMillis = 50))
        void retimedLimitedAndNamed(Workload workload, Fingerprint fingerprint) {
            assertThat(workload).hasRequestCount(10).isReproducible();
            assertThat(workload.name()).isEqualTo("ten");
            assertThat(fingerprint.name()).isEqualTo("ten");
            assertThat(workload.requests().get(9).arrivalNanos()).isEqualTo(450_000_000L);
        }
    }

    @IwcWorkload("chats/five-turns.jsonl")
    static class SharedTestCases {
        static final Queue<Workload> SEEN = new ConcurrentLinkedQueue<>();

        @Test
        void first(Workload workload) {
            SEEN.add(workload);
        }

        @Test
        void second(Workload workload) {
            SEEN.add(workload);
        }

        @Nested
        class Inside {
            @Test
            void third(Workload workload) {
                SEEN.add(workload);
            }

            @Nested
            class Deeper {
                @Test
                void fourth(Workload workload, Run run) {
                    SEEN.add(workload);
                    assertThat(run).hasNoErrors();
                }
            }
        }
    }

    static class PerInvocationTestCases {
        static final Queue<Workload> SEEN = new ConcurrentLinkedQueue<>();

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @IwcWorkload("chats/five-turns.jsonl")
        void parameterized(int number, Workload workload, Fingerprint fingerprint) {
            SEEN.add(workload);
            assertThat(fingerprint).hasRequestCount(3);
        }

        @RepeatedTest(3)
        void repeated(@IwcWorkload("chats/five-turns.jsonl") Workload workload) {
            SEEN.add(workload);
        }
    }

    @IwcWorkload("chats/five-turns.jsonl")
    static class NearestTestCases {
        @Test
        void theClass(Workload workload) {
            assertThat(workload).hasRequestCount(3);
        }

        @Test
        @IwcWorkload("beside.jsonl")
        void theMethod(Workload workload) {
            assertThat(workload).hasRequestCount(2);
        }

        @Test
        @IwcWorkload("beside.jsonl")
        void theParameter(@IwcWorkload(factory = "io.iwc.junit.Workloads#seeded") Workload answer, Workload besides) {
            assertThat(answer).hasRequestCount(42);
            assertThat(besides).hasRequestCount(2);
        }
    }

    @IwcWorkload("chats/five-turns.jsonl")
    static class EverywhereTestCases {
        private static final Queue<Workload> BEFORE_ALL = new ConcurrentLinkedQueue<>();
        private final Workload constructed;
        private final Queue<Workload> beforeEach = new ConcurrentLinkedQueue<>();

        EverywhereTestCases(Workload workload) {
            constructed = workload;
        }

        @BeforeAll
        static void once(Workload workload) {
            BEFORE_ALL.add(workload);
        }

        @BeforeEach
        void setUp(Workload workload) {
            beforeEach.add(workload);
        }

        @Test
        void allGetTheSame(Workload workload) {
            assertThat(workload)
                    .isSameAs(constructed)
                    .isSameAs(beforeEach.peek())
                    .isSameAs(BEFORE_ALL.peek());
        }

        @TestFactory
        List<DynamicTest> dynamic(Workload workload) {
            return List.of(
                    DynamicTest.dynamicTest("three", () -> assertThat(workload).hasRequestCount(3)));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @IwcWorkload("chats/five-turns.jsonl")
    static class PerClassTestCases {
        private final Queue<Workload> once = new ConcurrentLinkedQueue<>();

        @BeforeAll
        void beforeAll(Workload workload) {
            once.add(workload);
        }

        @Test
        void getsTheSame(Workload workload) {
            assertThat(workload).isSameAs(once.peek());
        }

        @Test
        void readsDatasets(
                @IwcWorkload(
                                dataset = "questions.json",
                                maxOutputTokens = 7,
                                arrival = @Arrival(process = ArrivalKind.POISSON, rate = 5))
                        Workload workload) {
            assertThat(workload)
                    .hasRequestCount(3)
                    .hasOutputTokensWithin(Percentile.P99, 7, 7)
                    .isReproducible();
        }
    }

    static class ModeTestCases {
        private static final String LOG = "chats/log.jsonl";

        @Test
        void takesALogAsItWasSent(@IwcWorkload(dataset = LOG) Workload workload) {
            assertThat(workload).hasRequestCount(2);
        }

        @Test
        void takesItsFirstQuestions(
                @IwcWorkload(dataset = LOG, mode = ConversationMode.SINGLE_TURN) Workload workload) {
            assertThat(workload).hasRequestCount(2).hasSessionCount(0);
        }

        @Test
        void takesEachOfItsTurns(@IwcWorkload(dataset = LOG, mode = ConversationMode.TURNS) Workload workload) {
            assertThat(workload).hasRequestCount(3);
            org.assertj.core.api.Assertions.assertThat(workload.requests())
                    .extracting(request -> request.sessionId().orElseThrow()
                            + request.dependsOn().orElse(""))
                    .containsExactly("a", "b", "areq-000001");
        }
    }

    static class TraceTestCases {
        @Test
        void test(@IwcWorkload(trace = "questions.json") Workload workload) {}
    }

    static class ForeignTypeTestCases {
        @Test
        @IwcWorkload("chats/five-turns.jsonl")
        void wantsAString(String text) {
            assertThat(text).isEmpty();
        }
    }
}
