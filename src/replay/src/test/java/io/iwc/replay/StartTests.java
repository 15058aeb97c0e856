package io.iwc.replay;

import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.schedule.Shard;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StartTests {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    /** Every look at it finds the wall clock an hour earlier than the one before. */
    @Test
    void doesNotMindAWallClockThatSteps() throws IOException {
        var looks = new AtomicInteger();
        InstantSource stepping = () -> NOON.minus(Duration.ofHours(looks.getAndIncrement()));
        try (var server = server()) {
            var replay = Replay.start(arrivingAt(0, 30, 60), Endpoint.at(server.url(), "m"), WARM, stepping);
            var run = replay.await();

            assertThat(run.records()).extracting(RequestRecord::outcome).containsOnly(Outcome.OK);
            assertThat(run.records())
                    .extracting(RequestRecord::scheduledNanos)
                    .containsExactly(0L, 30_000_000L, 60_000_000L);
            assertThat(run.records()).allSatisfy(it -> {
                assertThat(it.sentNanos().getAsLong()).isBetween(it.scheduledNanos(), 10_000_000_000L);
                assertThat(it.endNanos().getAsLong())
                        .isGreaterThan(it.sentNanos().getAsLong());
            });
            assertThat(NOON.plusSeconds(1)).isAfter(replay.startedAt());
            assertThat(looks).hasValueLessThanOrEqualTo(2); // once to refuse a past start, once to say when it began
        }
    }

    @Test
    void beginsWhenItIsToldByTheWallClock() throws IOException {
        try (var server = server()) {
            var zero = Instant.now().plusMillis(400);

            var replay = Replay.start(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM.withStartAt(zero));
            var record = replay.await().records().get(0);

            assertThat(replay.startedAt()).isEqualTo(zero);
            assertThat(Instant.now()).isAfter(zero);
            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.sentNanos().getAsLong()).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void refusesAStartThatHasPassed() throws IOException {
        try (var server = server()) {
            assertThatExceptionOfType(IwcException.class)
                    .isThrownBy(() -> Replay.start(
                            arrivingAt(0),
                            Endpoint.at(server.url(), "m"),
                            WARM.withStartAt(NOON.minusSeconds(5)),
                            InstantSource.fixed(NOON)))
                    .withMessage("start at 2026-01-31T11:59:55Z: found a time that has passed (it is"
                            + " 2026-01-31T12:00:00Z), expected one that leaves time to prepare the requests and to"
                            + " reach the endpoint");
        }
    }

    @Test
    void saltsAllShardsAlike() throws IOException {
        try (var server = server()) {
            var zero = Instant.now().plusSeconds(1);
            var cold = ReplayOptions.defaults().withStartAt(zero);

            var first = Replay.start(arrivingAt(0, 1), Endpoint.at(server.url(), "m"), cold.withShard(new Shard(1, 2)));
            var second =
                    Replay.start(arrivingAt(0, 1), Endpoint.at(server.url(), "m"), cold.withShard(new Shard(2, 2)));

            var salts = first.await().options().get("cacheSalt");
            assertThat(second.await().options()).containsEntry("cacheSalt", salts);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void needsAStartThatAllShardsShare() {
        var endpoint = Endpoint.at("http://127.0.0.1:9", "m");
        var options = ReplayOptions.defaults().withShard(new Shard(1, 3));

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> Replay.start(arrivingAt(0), endpoint, options))
                .withMessage("shard 1/3: found no start time, expected one that all shards share");
    }

    private static ScriptedSocket server() throws IOException {
        return new ScriptedSocket((request, socket, out) -> {
            out.write(STREAM_HEAD.getBytes(UTF_8));
            out.write(chunk(WHOLE));
            out.write(end());
        });
    }
}
