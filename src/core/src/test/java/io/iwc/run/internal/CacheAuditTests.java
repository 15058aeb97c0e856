package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Metric;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.workload.Manifest;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a server says of its cache, held against what was possible. */
class CacheAuditTests {
    @Test
    void saysNothingOfAServerThatCachesWhatIsPossible() {
        var run = Records.run(record(1, 0, 0), record(2, 860, 870)).build();

        assertThat(run.warnings()).isEmpty();
        assertThat(run.measurement(Metric.RUN_CACHED_OF_POSSIBLE).value()).isCloseTo(860.0 / 870, within(1e-12));
    }

    @Test
    void findsAServerThatCachesFarLess() {
        var run = Records.run(record(1, 0, 0), record(2, 60, 1720)).build(); // 3 % and 86 % of 2 000 tokens

        assertThat(run.warnings())
                .containsExactly("the server cached 3 % of the 86 % of the prompt tokens that were possible");
    }

    @Test
    void findsAClaimBeyondTheLongestCommonPrefix() {
        var run = Records.run(record(1, 900, 0), record(2, 800, 870)).build();

        assertThat(run.warnings())
                .containsExactly(
                        "the cached tokens of 1 of 2 answers cannot be of this run: the server claims more than"
                                + " the longest common prefix with an earlier prompt allows (first \"req-1\": 900 claimed, 0"
                                + " possible); it counts wrongly, or its cache was not empty");
    }

    @Test
    void forgivesWhatAChatTemplateAdds() {
        var run = Records.run(record(1, 64, 0), record(2, 870, 870)).build();

        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void holdsARecordedRunAgainstThePromptsOfItsLog() {
        // 1 000 tokens a prompt in blocks of 100: the second begins as the first does with nine of ten blocks
        var log = workload(
                hashed(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                hashed(2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11),
                Request.lengthOnly(1000).withId("req-3").arrivingAt(3000).build());
        var run = recorded(cached(1, 0), cached(2, 30), cached(3, 500));

        var held = run.heldAgainst(log);

        assertThat(run.warnings()).isEmpty();
        assertThat(held.records())
                .extracting(RequestRecord::cacheablePromptTokens)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(900), OptionalInt.empty());
        assertThat(held.measurement(Metric.RUN_CACHED_OF_POSSIBLE).value())
                .as("nothing is known of the third prompt")
                .isCloseTo(30.0 / 900, within(1e-12));
        assertThat(held.warnings())
                .containsExactly("the server cached 2 % of the 45 % of the prompt tokens that were possible");
        assertThat(recorded(cached(1, 950), cached(2, 900)).heldAgainst(log).warnings())
                .containsExactly(
                        "the cached tokens of 1 of 2 answers cannot be of this run: the server claims more than"
                                + " the longest common prefix with an earlier prompt allows (first \"req-1\": 950 claimed, 0"
                                + " possible); it counts wrongly, or its cache was not empty");
    }

    private static Run recorded(RequestRecord... records) {
        return Run.builder("log", Origin.RECORDED, EndpointInfo.UNKNOWN)
                .records(List.of(records))
                .build();
    }

    private static Workload workload(Request... requests) {
        return Workload.of("log", List.of(requests), Manifest.of("test"));
    }

    private static Request hashed(int sequence, long... blocks) {
        return Request.lengthOnly(1000)
                .withPrefix(PrefixBlocks.of(100, blocks))
                .withId("req-" + sequence)
                .arrivingAt(sequence * 1000L)
                .build();
    }

    private static RequestRecord cached(int sequence, int tokens) {
        return Records.builderOfOk(sequence, sequence * 1000L, 40, 80, 5)
                .inputTokens(1000)
                .cachedPromptTokens(tokens)
                .build();
    }

    @Test
    void saysWhereTheServerDoesNotTell() {
        var run = Records.run(record(1, -1, 500)).build();

        assertThat(run.measurement(Metric.RUN_CACHED_OF_POSSIBLE).isDefined()).isFalse();
        assertThat(run.warnings()).isEmpty();
    }

    private static RequestRecord record(int sequence, int cached, int cacheable) {
        return Records.builderOfOk(sequence, sequence * 1000L, 40, 80, 5)
                .inputTokens(1000)
                .cachedPromptTokens(cached)
                .cacheablePromptTokens(cacheable)
                .build();
    }
}
