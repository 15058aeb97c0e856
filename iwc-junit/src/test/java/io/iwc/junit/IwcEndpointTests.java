package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.Application.ask;
import static io.iwc.junit.TestCases.run;

import io.iwc.replay.Endpoint;
import io.iwc.run.Run;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.endpoint.Answer;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.internal.Predictor;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class IwcEndpointTests {
    @Test
    void capturesWhatAnApplicationSends() {
        run(CapturingTestCases.class).testEvents().assertStatistics(stats -> stats.started(1)
                .succeeded(1));
    }

    @Test
    void ofAClassServesOneTestAtATimeAndIsReset() {
        LentTestCases.SEEN.clear();

        run(LentTestCases.class).testEvents().assertStatistics(stats -> stats.started(6)
                .succeeded(6));

        assertThat(List.copyOf(LentTestCases.SEEN)).hasSize(6).allMatch(seen -> seen == LentTestCases.SEEN.peek());
    }

    @Test
    void ofAParameterIsItsOwnAndClosedAfterwards() {
        OwnTestCases.URLS.clear();

        run(OwnTestCases.class).testEvents().assertStatistics(stats -> stats.started(2)
                .succeeded(2));

        assertThat(OwnTestCases.URLS).hasSize(2).doesNotHaveDuplicates().noneMatch(IwcEndpointTests::answers);
    }

    @Test
    void predictsOnTheVirtualClockAndMeasuresOnTheWallClock() {
        run(RunTestCases.class).testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));
    }

    @Test
    void overTlsAReplayTrustsItAndOthersHaveToBeTold() {
        run(TlsTestCases.class).testEvents().assertStatistics(stats -> stats.started(1)
                .succeeded(1));
    }

    @Test
    void runsOnceInTheNarrowerScope() {
        SharedRunTestCases.RUNS.clear();

        run(SharedRunTestCases.class).testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));

        assertThat(SharedRunTestCases.RUNS).hasSize(3);
        assertThat(List.copyOf(SharedRunTestCases.RUNS)).allMatch(seen -> seen == SharedRunTestCases.RUNS.peek());
    }

    private static boolean answers(String baseUrl) {
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(baseUrl + "/models"))
                                    .build(),
                            BodyHandlers.discarding());
            return true;
        } catch (IOException closed) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static class CapturingTestCases {
        @Test
        void captures(@IwcEndpoint EmbeddedEndpoint endpoint) {
            endpoint.answer(Answer.text("On Monday."));

            ask(endpoint.baseUrl());

            assertThat(endpoint.captured()).hasRequestCount(1);
        }
    }

    @IwcEndpoint
    static class LentTestCases {
        static final Queue<EmbeddedEndpoint> SEEN = new ConcurrentLinkedQueue<>();
        private static final AtomicInteger USERS = new AtomicInteger();

        @BeforeEach
        void startsEmpty(EmbeddedEndpoint endpoint) {
            assertThat(USERS.incrementAndGet()).isEqualTo(1);
            assertThat(endpoint.captured()).hasRequestCount(0);
        }

        @RepeatedTest(4)
        void first(EmbeddedEndpoint endpoint) {
            use(endpoint);
        }

        @Test
        void second(EmbeddedEndpoint endpoint) {
            use(endpoint);
        }

        @Nested
        class Inside {
            @Test
            void third(EmbeddedEndpoint endpoint) {
                use(endpoint);
            }
        }

        private static void use(EmbeddedEndpoint endpoint) {
            SEEN.add(endpoint);
            ask(endpoint.baseUrl());
            assertThat(endpoint.captured()).hasRequestCount(1);
            USERS.decrementAndGet();
        }
    }

    static class OwnTestCases {
        static final Queue<String> URLS = new ConcurrentLinkedQueue<>();

        @RepeatedTest(2)
        void hasAPort(@IwcEndpoint EmbeddedEndpoint endpoint) {
            URLS.add(endpoint.baseUrl());
            assertThat(answers(endpoint.baseUrl())).isTrue();
        }
    }

    @IwcWorkload("beside.jsonl")
    static class RunTestCases {
        @Test
        void predicted(@IwcEndpoint(embedded = @Embedded(outputTokens = 3)) Run run) {
            assertThat(run).wasPredicted().hasNoErrors();
        }

        @Test
        void measured(@IwcEndpoint(embedded = @Embedded(clock = EngineClock.WALL)) Run run) {
            assertThat(run).wasMeasured().hasNoErrors();
        }

        @Test
        @IwcEndpoint(embedded = @Embedded(clock = EngineClock.WALL))
        void givesTheAddress(Endpoint endpoint, EmbeddedEndpoint embedded) {
            assertThat(endpoint.baseUrl()).hasToString(embedded.baseUrl());
        }

        @Test
        void predictsChangedWorkloads(Workload workload, @IwcEndpoint Predictor predictor, Run run) {
            assertThat(predictor.predict(workload).measurements()).isEqualTo(run.measurements());
        }
    }

    @IwcWorkload("beside.jsonl")
    static class TlsTestCases {
        @Test
        @IwcEndpoint(embedded = @Embedded(clock = EngineClock.WALL, tls = true))
        void measured(Run run, EmbeddedEndpoint embedded) {
            assertThat(run).wasMeasured().hasNoErrors();
            assertThat(embedded.baseUrl()).startsWith("https://");
            assertThat(answers(embedded.baseUrl())).isFalse(); // by a client that trusts the JVM's authorities
        }
    }

    @IwcWorkload("beside.jsonl")
    @IwcEndpoint(embedded = @Embedded(clock = EngineClock.WALL))
    static class SharedRunTestCases {
        static final Queue<Run> RUNS = new ConcurrentLinkedQueue<>();

        @Test
        void first(Run run) {
            RUNS.add(run);
        }

        @Test
        void second(Run run) {
            RUNS.add(run);
        }

        @Nested
        class Inside {
            @Test
            void third(Run run) {
                RUNS.add(run);
            }

            @Test
            @IwcEndpoint
            void other(Run run) {
                assertThat(run).wasPredicted();
            }
        }
    }
}
