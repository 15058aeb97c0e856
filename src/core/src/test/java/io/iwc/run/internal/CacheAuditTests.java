package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Metric;
import io.iwc.run.RequestRecord;
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
