package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.simulator.EngineClock;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentClientsTests {
    private static final int CONVERSATIONS = 16;
    private static final int TURNS = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void leaveTheSameCaptureInWhateverOrderTheyCome(long seed) throws Exception {
        assertThat(captured(8, seed).requests()).isEqualTo(captured(1, 0).requests());
    }

    @Test
    void areAllAnsweredOnTheWallClock() throws Exception {
        try (var endpoint = EmbeddedEndpoint.builder()
                .clock(EngineClock.WALL)
                .tokenizer(Tokenizers.whitespace())
                .outputTokens(3)
                .start()) {
            converse(endpoint, 16, 1);

            assertThat(endpoint.captured().requests()).hasSize(CONVERSATIONS * TURNS);
            assertThat(endpoint.captured().requests().stream()
                            .map(request -> request.sessionId().orElseThrow())
                            .distinct())
                    .hasSize(CONVERSATIONS);
        }
    }

    private static Workload captured(int threads, long seed) throws Exception {
        try (var endpoint = EmbeddedEndpoint.builder()
                .tokenizer(Tokenizers.whitespace())
                .outputTokens(3)
                .start()) {
            converse(endpoint, threads, seed);
            return endpoint.captured();
        }
    }

    /** Conversations that each resend their history; which begins when is up to the seed and the threads. */
    private static void converse(EmbeddedEndpoint endpoint, int threads, long seed) throws Exception {
        var client = new TestClient(endpoint);
        var conversations = new ArrayList<Callable<Void>>();
        for (var i = 0; i < CONVERSATIONS; i++) {
            var name = "conversation " + i;
            conversations.add(() -> {
                converse(client, name);
                return null;
            });
        }
        Collections.shuffle(conversations, new Random(seed));
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (var conversation : pool.invokeAll(conversations)) {
                conversation.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void converse(TestClient client, String name) throws Exception {
        List<String> turns = new ArrayList<>();
        for (var turn = 0; turn < TURNS; turn++) {
            turns.add(name + ", question " + turn);
            var answer = client.chat(Bodies.chatWithSystem("Be brief.", turns.toArray(String[]::new)));
            turns.add(answer.path("choices")
                    .path(0)
                    .path("message")
                    .path("content")
                    .asText());
        }
    }
}
