package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.replay.ReplayOptions.Cache;
import io.iwc.replay.ReplayOptions.Streaming;
import io.iwc.schedule.Shard;
import io.iwc.tokens.Tokenizers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayOptionsTests {
    @Test
    void describeEveryChoice() {
        var options = ReplayOptions.defaults()
                .withMaxConcurrency(8)
                .withWarmup(2)
                .withLimit(100)
                .withDuration(Duration.ofSeconds(30))
                .withCache(Cache.WARM)
                .withStreaming(Streaming.AS_REQUESTED)
                .withCausalSessions(true)
                .withIgnoreEos(true)
                .withMinTokens(5)
                .withLiveHistory(true)
                .withLengthField(LengthField.MAX_COMPLETION_TOKENS)
                .withRamp(Duration.ofSeconds(5))
                .withRetries(2)
                .withShard(new Shard(2, 3))
                .withStartAt(Instant.parse("2026-01-31T12:00:00Z"))
                .withConnectTimeout(Duration.ofSeconds(1))
                .withFirstByteTimeout(Duration.ofSeconds(2))
                .withIdleTimeout(Duration.ofSeconds(3))
                .withTotalTimeout(Duration.ofSeconds(4))
                .withMaxLag(Duration.ofMillis(5))
                .withTokenizer(Tokenizers.whitespace());

        assertThat(options.described())
                .containsEntry("maxConcurrency", 8)
                .containsEntry("warmup", 2)
                .containsEntry("limit", 100)
                .containsEntry("durationSeconds", 30.0)
                .containsEntry("cache", "warm")
                .containsEntry("streaming", "as-requested")
                .containsEntry("causalSessions", true)
                .containsEntry("ignoreEos", true)
                .containsEntry("minTokens", 5)
                .containsEntry("liveHistory", true)
                .containsEntry("lengthField", "max_completion_tokens")
                .containsEntry("rampSeconds", 5.0)
                .containsEntry("retries", 2)
                .containsEntry("shard", "2/3")
                .containsEntry("startAt", "2026-01-31T12:00:00Z")
                .containsEntry("timeout.connectSeconds", 1.0)
                .containsEntry("timeout.firstByteSeconds", 2.0)
                .containsEntry("timeout.idleSeconds", 3.0)
                .containsEntry("timeout.totalSeconds", 4.0)
                .containsEntry("maxLagSeconds", 0.005)
                .containsEntry("tokenizer", "whitespace")
                .containsEntry("streamUsage", "auto")
                .hasSize(23);
    }

    @Test
    void areNotChangedByWhatIsDerivedFromThem() {
        var options = ReplayOptions.defaults();

        var changed = options.withLimit(3).withWarmup(1);

        assertThat(options.limit()).isZero();
        assertThat(changed.limit()).isEqualTo(3);
        assertThat(changed.warmup()).isEqualTo(1);
    }

    @Test
    void letTurnsWaitWhereTheyRepeatLiveAnswers() {
        var live = ReplayOptions.defaults().withLiveHistory(true);

        assertThat(live.causalSessions()).isTrue();
        assertThat(live.withCausalSessions(false).liveHistory()).isFalse();
    }

    @Test
    void refuseNumbersBelowZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplayOptions.defaults().withMaxConcurrency(-1))
                .withMessage("max concurrency: found -1, expected an integer ≥ 0");
    }

    @Test
    void refuseTimeoutsThatPassAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplayOptions.defaults().withIdleTimeout(Duration.ZERO))
                .withMessage("idle timeout: found PT0S, expected a duration above zero");
    }
}
