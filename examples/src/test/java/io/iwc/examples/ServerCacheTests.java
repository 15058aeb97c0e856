package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.assertThatThrownBy;

import io.iwc.dataset.ConversationMode;
import io.iwc.junit.Arrival;
import io.iwc.junit.ArrivalKind;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcWorkload;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.simulator.EngineClock;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a server says that it cached, held against what was possible: at an endpoint, and in a log. */
// snippet: server-cache
@IwcWorkload(
        dataset = "chats/support.json",
        mode = ConversationMode.TURNS,
        arrival = @Arrival(process = ArrivalKind.POISSON, rate = 20),
        maxOutputTokens = 8,
        limit = 40)
class ServerCacheTests {
    @Test
    @IwcEndpoint(embedded = @Embedded(clock = EngineClock.WALL))
    void cachesMostOfWhatWasPossible(Run run) {
        assertThat(run).wasMeasured().hasCachedTokensAtLeast(0.5);
    }

    @Test
    void cachedHardlyAnythingInTheLog(Workload chats) {
        var run = logged(chats, 3).heldAgainst(chats);

        assertThatThrownBy(() -> assertThat(run).wasRecorded().hasCachedTokensAtLeast(0.8))
                .hasMessageContaining("run.cachedOfPossible");
        assertThat(run.warnings())
                .anyMatch(warning -> warning.startsWith("the server cached 3 % of the ")
                        && warning.endsWith(" of the prompt tokens that were possible"));
    }

    @Test
    void cannotHaveCachedTheBeginningOfAFirstPrompt(Workload chats) {
        var run = logged(chats, 95).heldAgainst(chats);

        assertThat(run.warnings())
                .anyMatch(warning ->
                        warning.contains("claims more than the longest common prefix with an earlier prompt allows"));
    }

    /** A log of these chats in which the server says that this share of each prompt came from its cache. */
    private static Run logged(Workload chats, int percent) {
        var requests = chats.requests();
        var records = IntStream.range(0, requests.size())
                .mapToObj(i -> record(i + 1, requests.get(i), percent))
                .toList();
        return Run.builder("gateway log", Origin.RECORDED, EndpointInfo.UNKNOWN)
                .records(records)
                .build();
    }

    private static RequestRecord record(int number, Request request, int percent) {
        var prompt = 2_000; // as the log says
        return RequestRecord.builder(number, request.id(), request.arrivalNanos())
                .sent(request.arrivalNanos())
                .attempts(1)
                .inputTokens(prompt)
                .cachedPromptTokens(prompt * percent / 100)
                .outputTokens(20, false)
                .lastToken(request.arrivalNanos() + 1_000_000_000L)
                .end(request.arrivalNanos() + 1_000_000_000L)
                .ok("stop")
                .build();
    }
}
// end
