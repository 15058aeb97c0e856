package io.iwc.replay;

import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.FaultyServers.WARM;
import static io.iwc.replay.FaultyServers.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much a client adds is no matter for a test; that it cannot be earlier than the truth is. */
@Timeout(60)
class SelfCheckTests {
    @Test
    void measuresAtTheRateItIsAskedFor() {
        var overhead = SelfCheck.measure(100);

        assertThat(overhead.requestsPerSecond()).isEqualTo(100);
        assertThat(overhead.requests()).isEqualTo(40);
        assertThat(overhead.ttftP50()).isPositive(); // the server never answers before its 50 ms
        assertThat(overhead.ttftP99()).isGreaterThanOrEqualTo(overhead.ttftP50());
        assertThat(overhead.lagP99()).isGreaterThanOrEqualTo(overhead.lagP50());
        assertThat(overhead.serverLateP99()).isNotNegative();
    }

    @Test
    void takesEnoughRequestsForASampleAndNoMoreThanAClientCanSend() {
        assertThat(SelfCheck.measure(0.1).requestsPerSecond()).isEqualTo(50);
        assertThat(SelfCheck.measure(1e9).requestsPerSecond()).isEqualTo(2000);
    }

    @Test
    void standsInTheRunThatAskedForIt() throws IOException {
        try (var server = new ScriptedSocket(stream(WHOLE))) {
            var endpoint = Endpoint.at(server.url(), "m");

            assertThat(Replay.run(arrivingAt(0, 10), endpoint, WARM.withSelfCheck(true))
                            .options())
                    .containsKeys(
                            "audit.overhead.requestsPerSecond",
                            "audit.overhead.ttftP50Seconds",
                            "audit.overhead.itlP99Seconds",
                            "audit.overhead.lagP99Seconds");
            assertThat(Replay.run(arrivingAt(0), endpoint, WARM).options().keySet())
                    .noneMatch(it -> it.startsWith("audit.overhead"));
        }
    }
}
