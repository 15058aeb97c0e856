package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.chatWithSystem;
import static io.iwc.simulator.endpoint.Bodies.completion;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.simulator.EngineClock;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureTests {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @Test
    void takesTheSessionFromTheFirstSourceThatHasOne() throws ApiException {
        var everything = with(with(chat("a"), "user", "the user"), "metadata", Map.of("session_id", "the metadata"));

        assertThat(session(capture(List.of(sent(everything, "the header"))))).isEqualTo("the header");
        assertThat(session(capture(List.of(sent(everything, ""))))).isEqualTo("the metadata");
        assertThat(session(capture(List.of(sent(with(chat("a"), "user", "the user"), "")))))
                .isEqualTo("the user");
        assertThat(session(capture(List.of(sent(chat("a"), ""))))).isEqualTo("conversation-000001");
    }

    @Test
    void looksOnlyWhereItIsTold() throws ApiException {
        var sent = List.of(sent(with(chat("a"), "user", "the user"), "the header"));

        var byUser = capture(sent, EngineClock.VIRTUAL, SessionSource.USER);
        var nowhere = capture(sent, EngineClock.VIRTUAL);

        assertThat(session(byUser)).isEqualTo("the user");
        assertThat(nowhere.requests().get(0).sessionId()).isEmpty();
    }

    @Test
    void followsAConversationByItsMessages() throws ApiException {
        var workload = capture(
                List.of(sent(chat("a", "b", "c", "d", "e"), ""), sent(chat("a", "b", "c"), ""), sent(chat("a"), "")));

        assertThat(workload.requests()).extracting(Request::sessionId).containsOnly(Optional.of("conversation-000001"));
        assertThat(workload.requests())
                .extracting(request -> request.turnId().orElseThrow())
                .containsExactly(0, 1, 2);
    }

    @Test
    void ignoresSystemMessagesAndOuterWhiteSpaceWhenFollowing() throws ApiException {
        var workload = capture(List.of(
                sent(chatWithSystem("It is 10:00.", "a"), ""),
                sent(chatWithSystem("It is 10:01.", " a\n", "b", "c"), "")));

        assertThat(workload.requests()).extracting(Request::sessionId).containsOnly(Optional.of("conversation-000001"));
    }

    @Test
    void opensASessionForAFork() throws ApiException {
        var workload =
                capture(List.of(sent(chat("a"), ""), sent(chat("a", "b", "c"), ""), sent(chat("a", "b", "other"), "")));

        var turns = workload.requests().stream().map(request -> request.turnId().orElseThrow());
        assertThat(turns)
                .containsExactly(0, 0, 1); // the first question, the fork, and who came first in the order of hashes
        assertThat(workload.requests().stream().map(Request::sessionId).distinct())
                .hasSize(2);
    }

    @Test
    void prefersThePredecessorWithTheSameSystemText() throws ApiException {
        var workload = capture(List.of(
                sent(chatWithSystem("x", "a"), ""),
                sent(chatWithSystem("y", "a"), ""),
                sent(chatWithSystem("y", "a", "b", "c"), ""),
                sent(chatWithSystem("x", "a", "b", "d"), "")));

        var sessions = workload.requests().stream()
                .collect(Collectors.groupingBy(request -> request.sessionId().orElseThrow()));
        assertThat(sessions).hasSize(2);
        assertThat(sessions.values())
                .allSatisfy(turns -> assertThat(turns.stream().map(CaptureTests::system))
                        .hasSize(2)
                        .containsOnly(system(turns.get(0))));
    }

    @Test
    void doesNotGuessSessionsOfPlainPrompts() throws ApiException {
        var workload = capture(List.of(sent(completion("a"), ""), sent(completion("a b"), "")));

        assertThat(workload.requests()).extracting(Request::sessionId).containsOnly(Optional.empty());
    }

    @Test
    void keepsWhatWasSent() throws ApiException {
        var body =
                with(with(with(chat("a"), "temperature", 0.5), "max_tokens", 9), "metadata", Map.of("tenant", "acme"));

        var request = capture(List.of(sent(body, ""))).requests().get(0);

        assertThat(request.id()).isEqualTo("req-000001");
        assertThat(request.model()).contains("any");
        assertThat(request.maxOutputTokens()).hasValue(9);
        assertThat(request.outputTokens()).isEmpty();
        assertThat(request.sampling().temperature()).hasValue(0.5);
        assertThat(request.metadata().get("tenant").asText()).isEqualTo("acme");
    }

    @Test
    void knowsTheOutputLengthOnlyIfItIsGiven() throws ApiException {
        var calls = List.of(sent(chat("a"), ""));
        var ledger = ledger(calls);

        var unset = new Capture(EngineClock.VIRTUAL, OptionalInt.empty(), List.of()).of(ledger.captured());
        var set = new Capture(EngineClock.VIRTUAL, OptionalInt.of(7), List.of()).of(ledger.captured());

        assertThat(unset.requests().get(0).expectedOutputTokens()).isEmpty();
        assertThat(set.requests().get(0).outputTokens()).hasValue(7);
    }

    @Test
    void keepsArrivalTimesOnTheWallClock() throws ApiException {
        var workload = capture(List.of(sent(chat("a"), ""), sent(chat("b"), "")), EngineClock.WALL);

        assertThat(workload.arrivals()).isEqualTo(Workload.ArrivalMeaning.TIMES);
        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 1_000L);
    }

    @Test
    void keepsOnlyAnOrderOnTheVirtualClock() throws ApiException {
        var workload = capture(List.of(sent(chat("a"), ""), sent(chat("b"), "")));

        assertThat(workload.arrivals()).isEqualTo(Workload.ArrivalMeaning.ORDER_ONLY);
        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 1L);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheSameForEveryInterleaving(long seed) throws ApiException {
        var random = new Random(seed);
        var sent = conversations(random);

        var straight = capture(sent);
        var shuffled = new ArrayList<>(sent);
        Collections.shuffle(shuffled, random);

        assertThat(capture(shuffled).requests()).isEqualTo(straight.requests());
    }

    /** Chats that begin alike, fork, repeat each other, and some under a user or a header. */
    private static List<ServedCall> conversations(Random random) throws ApiException {
        var calls = new ArrayList<ServedCall>();
        for (var chat = 0; chat < 12; chat++) {
            var turns = new ArrayList<String>();
            var system = "system " + random.nextInt(2);
            var header = random.nextInt(4) == 0 ? "h" + random.nextInt(2) : "";
            for (var turn = 0; turn < random.nextInt(1, 5); turn++) {
                turns.add("question " + random.nextInt(2));
                var body = with(chatWithSystem(system, turns.toArray(String[]::new)), "stream", random.nextBoolean());
                calls.add(sent(random.nextInt(5) == 0 ? with(body, "user", "u" + random.nextInt(2)) : body, header));
                turns.add("answer " + random.nextInt(2));
            }
        }
        return calls;
    }

    private static ServedCall sent(Map<String, Object> body, String session) throws ApiException {
        var wire = body.containsKey("prompt") ? ServedWire.COMPLETIONS : ServedWire.CHAT;
        return CallReader.read(
                        wire,
                        Json.compact(body).getBytes(StandardCharsets.UTF_8),
                        header -> header.equals("X-IWC-Session") && !session.isEmpty()
                                ? Optional.of(session)
                                : Optional.empty(),
                        new ResponseStore())
                .get(0);
    }

    private static Workload capture(List<ServedCall> calls) {
        return capture(calls, EngineClock.VIRTUAL, SessionSource.values());
    }

    private static Workload capture(List<ServedCall> calls, EngineClock clock, SessionSource... sources) {
        return new Capture(clock, OptionalInt.empty(), List.of(sources))
                .of(ledger(calls).captured());
    }

    /** As if the calls had come a microsecond apart. */
    private static Ledger ledger(List<ServedCall> calls) {
        var ledger = new Ledger();
        for (var i = 0; i < calls.size(); i++) {
            ledger.enter("/v1/chat/completions", calls.get(i), 5_000 + 1_000L * i, 200, OptionalInt.empty());
        }
        return ledger;
    }

    private static String session(Workload workload) {
        return workload.requests().get(0).sessionId().orElseThrow();
    }

    private static String system(Request request) {
        return ((Prompt.Chat) request.prompt()).messages().get(0).content().asText();
    }
}
