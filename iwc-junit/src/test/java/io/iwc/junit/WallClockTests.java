package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Run;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.endpoint.Exchange;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replays take turns, so that parallel tests do not disturb each other's timing. */
class WallClockTests {
    private static final int REQUESTS = 8;
    private static final long STEP = 20_000_000L;

    @Test
    void aReplayHasTheMachineToItself() {
        try (var server = EmbeddedEndpoint.builder()
                .clock(EngineClock.WALL)
                .outputTokens(2)
                .start()) {
            TestCases.launch(FirstTestCases.class, SecondTestCases.class, ThirdTestCases.class)
                    .configurationParameter("iwc.endpoint.url", server.baseUrl())
                    .configurationParameter("iwc.endpoint.model", "any")
                    .execute()
                    .testEvents()
                    .assertStatistics(stats -> stats.started(3).succeeded(3));

            var asked = server.exchanges().stream()
                    .filter(exchange -> exchange.request().isPresent())
                    .map(WallClockTests::asker)
                    .toList();

            assertThat(asked).hasSize(3 * REQUESTS);
            assertThat(IntStream.range(1, asked.size())
                            .filter(i -> !asked.get(i).equals(asked.get(i - 1)))
                            .count())
                    .as("changes of turn in %s", asked)
                    .isEqualTo(2);
        }
    }

    private static String asker(Exchange exchange) {
        var prompt = exchange.request().orElseThrow().prompt().toString();
        return List.of("first", "second", "third").stream()
                .filter(prompt::contains)
                .findFirst()
                .orElseThrow();
    }

    private static Workload asking(String question) {
        var requests = IntStream.range(0, REQUESTS)
                .mapToObj(i -> Request.text(question)
                        .withId(question + "-" + i)
                        .arrivingAt(i * STEP)
                        .withMaxOutputTokens(2)
                        .build())
                .toList();
        return Workload.of(question, requests, Manifest.of("test"));
    }

    @IwcWorkload(factory = "workload")
    @IwcEndpoint(IwcEndpoint.CONFIGURED)
    static class FirstTestCases {
        static Workload workload() {
            return asking("first");
        }

        @Test
        void replays(Run run) {
            assertThat(run.records()).hasSize(REQUESTS);
        }
    }

    @IwcWorkload(factory = "workload")
    @IwcEndpoint(IwcEndpoint.CONFIGURED)
    static class SecondTestCases {
        static Workload workload() {
            return asking("second");
        }

        @Test
        void replays(Run run) {
            assertThat(run.records()).hasSize(REQUESTS);
        }
    }

    @IwcWorkload(factory = "workload")
    @IwcEndpoint(IwcEndpoint.CONFIGURED)
    static class ThirdTestCases {
        static Workload workload() {
            return asking("third");
        }

        @Test
        void replays(Run run) {
            assertThat(run.records()).hasSize(REQUESTS);
        }
    }
}
